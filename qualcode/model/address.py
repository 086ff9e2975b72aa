"""How people are addressed, and what says no name: *Bu*, *Mak Uwo*, *Informan 2*."""

from __future__ import annotations

ADDRESSED = """
    ibu bu bapak bapa pak mas mbak mba kakak kaka kak bang abang saudara saudari sdr ustaz ustad
    ustadz ustazah ustadzah haji hajjah mama mamak emak mak nona tante tanta om oom uni uda uwo
    uwak wak datuk datuak angku teh teteh kang abah ambu mbah mbok pakde bude paklik bulik cak
    cik bli daeng puang opa oma opung ompung inang amang pace mace nenek kakek adik dik adek dek
    kyai kiai nyai teungku tgk pendeta pdt romo suster"""
"""Forms of address, also of regions; none that is a given name too (Ade, Gus, Cut)."""


def _any_of(words: str) -> str:
    """A pattern of words, by their first letter: a search tries few of them at each place."""
    by_letter: dict[str, list[str]] = {}
    for word in words.split():
        by_letter.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())


# A full stop behind a whole word ends a sentence, unless what follows is written small.
HONORIFICS = (
    rf"(?:(?:{_any_of(f'{ADDRESSED} miss')})(?-i:\.(?=\s[a-z]))?"
    rf"|(?:{_any_of('sdr tgk pdt hj h dr mr mrs ms')})\.?)"
)
ADDRESSES = frozenset((*ADDRESSED.split(), *"hj h dr mr mrs ms miss".split()))
GENERIC = frozenset(
    """informan narasumber partisipan subjek pewawancara peneliti responden moderator peserta
    informant participant interviewee interviewer researcher respondent speaker subject person bpk
    ibu bu bapak bapa pak mas mbak mba kakak kaka kak bang abang saudara saudari sdr ustaz ustad
    haji hajjah mama nona tante tanta om oom uni uda teh kang
    kepala ketua sekretaris bendahara anggota petugas staf pegawai pejabat kabid kasi kadis camat
    lurah kades bidang seksi dinas kantor desa pelaku umkm usaha pengrajin perajin warga masyarakat
    pemerintah aparatur kelompok head officer official staff member chair owner actor community
    government village sir madam the and dan dari of tanya jawab""".split()
)
"""Words that name nobody, also several of them together. *Mak Uwo* may be what one is called."""

ALSO_WORDS = frozenset(
    """untung indah murni bunga cahaya utama jaya agung mulia damai bagus rahmat rezeki rejeki
    berkah subur makmur maju putra putri baru lestari bakti setia tulus ikhlas sehat selamat senang
    lalu suka sukses bintang mentari fajar musim hari intan mutiara melati mawar hope grace joy
    faith will mark rose may august summer""".split()
)
