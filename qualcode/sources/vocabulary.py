"""The words by which transcripts name speakers and header fields, in Indonesian and English."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final, NamedTuple


class Part(Enum):
    """The part in a conversation that a general label stands for."""

    INTERVIEWER = "interviewer"
    QUESTION = "question"
    ANSWER = "answer"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


INTERVIEWERS: Final = _words(
    "pewawancara peneliti interviewer researcher moderator penanya tanya pertanyaan question "
    "fasilitator facilitator enumerator penulis pewancara surveyor host"
)
"""Words that mean the interviewer wherever they stand as a label."""

QUESTION_LETTERS: Final = _words("p t q")
ANSWER_LETTERS: Final = _words("i j a n r")
ANSWERERS: Final = _words(
    "informan narasumber responden partisipan peserta informant interviewee respondent participant"
)
ANSWERS: Final = _words("jawab jawaban answer")
_NUMBERED_UTTERANCES: Final = ANSWERS | _words("tanya pertanyaan question p t q j a n i r")

FIELDS: Final = _words(
    "nama nm jabatan tanggal tgl hari waktu jam pukul tempat lokasi alamat umur usia jenis jk "
    "pendidikan pekerjaan kode no nomor durasi lama topik judul tema profil identitas keterangan "
    "catatan instansi unit dinas kantor status file berkas rekaman transkrip transkriptor "
    "transkripsi wawancara sumber teknik metode kelompok desa dusun kecamatan kabupaten kota agama "
    "suku kontak telepon telp hp email bidang usaha pelaksanaan bahasa situasi suasana data tahun "
    "bulan media daftar pedoman lampiran kegiatan "
    "name date day time place location venue position role age sex gender occupation job education "
    "address code duration topic title interview transcript transcription transcriber recording "
    "organisation organization institution language setting id number phone file note notes"
)
"""First words of the fields of a header block."""

NOT_NAMES: Final = _words(
    "begini jadi misalnya misal contohnya contoh catatan pertama kedua ketiga keempat kelima "
    "kesimpulan kesimpulannya intinya yaitu yakni artinya maksudnya maksud seperti antara adalah "
    "ialah bahwa karena sebab tapi tetapi namun kalau jika bila lalu kemudian selanjutnya terus "
    "sekarang dulu nanti ada tidak tak bukan belum sudah ya iya oke ok nah nb ps cat pukul jam "
    "tanggal hari waktu jangan itu ini dan atau dengan untuk dari pada di ke yang kata katanya "
    "beliau saya kami kita mereka dia alasan alasannya hasil hasilnya masalah masalahnya kendala "
    "kendalanya harapan harapannya saran syarat syaratnya caranya cara tujuan tujuannya program "
    "programnya total jumlah satu dua tiga empat lima enam tujuh sumber lihat tambahan penting "
    "lampiran tabel gambar bagian bab bagaimana apa siapa mengapa kenapa kapan dimana berapa "
    "so well first second third example note notes because but and or then now the this that it "
    "there here when where why how what who total summary conclusion see table figure http https "
    "www yes no also finally result results problem reason"
) | (FIELDS - _words("id unit usaha dinas desa"))
"""Words that begin a clause or a field, not a speaker's name."""

GREETINGS: Final = _words(
    "ya iya iyo inggih nggih enggih tidak nggak enggak ndak baik selamat assalamualaikum "
    "assalamu'alaikum waalaikumsalam wa'alaikumsalam salam terima terimakasih makasih pagi siang "
    "sore malam oh o betul benar sudah belum halo hallo hai hmm ehm eh ok oke sama silakan "
    "silahkan monggo mangga siap bismillah alhamdulillah insyaallah mungkin "
    "kalau jadi saya kami kita apa bagaimana mohon maaf permisi boleh bisa ada begini nah "
    "sekarang kemarin program pelatihan "
    "yes no good hello hi well okay thanks thank sure right fine i we so"
)
"""First words of an utterance that could be mistaken for a name."""

HONORIFICS: Final = _words(
    "bu ibu pak bapak mas mbak mba kak kakak bang abang adik dik sdr sdri saudara saudari ny "
    "nyonya tuan nn haji hajah h hj ustadz ustaz ustad kyai nyai gus ning mr mrs "
    "ms miss dr prof om tante cak neng"
)

_LOOSE = re.compile(r"[\W_]+")
_GENERAL = re.compile(r"([^\W\d_]+)\s*[-.#]?\s*(\d{1,3})?[a-z]?\Z")


def loose(key: str) -> str:
    """A folded label without anything but letters and digits (`i-1` and `i 1` are `i1`)."""
    return _LOOSE.sub("", key)


class General(NamedTuple):
    """A label that names a part, not a person: `Tanya`, `P`, `Informan 2`."""

    part: Part
    word: str
    number: int | None
    counts: bool

    @property
    def is_letter(self) -> bool:
        """Whether it is a single letter, which alone proves little."""
        return len(self.word) == 1


def general(key: str) -> General | None:
    """What a folded label means in general; `counts` where its number numbers the utterance."""
    match = _GENERAL.match(key)
    if match is None:
        return None
    word, digits = match[1], match[2]
    number = int(digits) if digits else None
    part = _part(word)
    return General(part, word, number, word in _NUMBERED_UTTERANCES) if part else None


def _part(word: str) -> Part | None:
    if word in INTERVIEWERS:
        return Part.INTERVIEWER
    if word in QUESTION_LETTERS:
        return Part.QUESTION
    if word in ANSWERERS or word in ANSWERS or word in ANSWER_LETTERS:
        return Part.ANSWER
    return None
