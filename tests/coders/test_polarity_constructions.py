"""What Indonesian clauses say of their topics, by construction: formal, spoken, regional, mixed.

The codes are those of `small_book.TOPICS`; `T+ M-` is training favourable, money unfavourable.
"""

from __future__ import annotations

import pytest

from tests.coders.small_book import TOPICS, brief, codings, table

CASES = """
# given
Kami sudah dapat pelatihan dari dinas. | T+
Pelatihannya bagus dan gampang diikuti. | T+
Alhamdulillah mesin jahitnya masih kepakai sampai hari ini. | A+
Dinas memberikan pelatihan setiap bulan kepada kelompok kami. | T+
Izinnya sudah keluar minggu kemarin. | P+
Mesinnya dari dinas, kami tinggal pakai. | A0
Saya ikut pelatihan dua kali. | T+
Kami dibantu mengurus izin sampai selesai. | P+
Orang dinas mendampingi kami sampai izin keluar. | D+ P+
KUR-nya cair dalam seminggu. | M+
Pelatihan membuat kami lebih terampil. | T+
Petugas sering datang mendampingi. | D+
NIB saya sudah terbit. | P+
# neutral mention
Saya jualan keripik dan modal saya dari suami. | M0
Pelatihan itu soal pembukuan. | T0
Kami bicara soal izin di pertemuan itu. | P0
# negators
Pelatihan tidak ada di desa kami. | T-
Tidak ada pelatihan di desa kami. | T-
Belum pernah ada pelatihan di sini. | T-
Nggak ada pelatihan sama sekali. | T-
Gak pernah dapat pelatihan, Mas. | T-
Pelatihan belum ada. | T-
Izin belum ada, ribet. | P-
Modal nggak ada, susah. | M-
Asuransi ya belum punya. | I-
Alatnya nggak ada yang bantu. | A-
Tanpa modal kami jalan sendiri. | M-
Saya tdk punya izin. | P-
Saya belum sempat ikut pelatihan. | T-
Dari dulu nggak pernah ada yang ngasih alat. | A-
Nggak ada satu pun mesin yang sampai ke kami. | A-
Modal dari pemerintah sama sekali belum saya rasakan. | M-
Asuransi? Belum ada. | I-
Pendampingan teu aya di dieu. | D-
# regional negators
Pelatihan durung ana, Mas. | T-
Mboten wonten pelatihan teng mriki. | T-
Ndak ada pelatihan di sini, Bu. | T-
Kagak ada pelatihan di mari. | T-
Ora ono modal, Mbak. | M-
Dereng nate wonten pelatihan. | T-
Boro-boro pelatihan, ditengok saja tidak. | T-
Indak ado pelatihan di kampuang kami. | T-
Blm ada izin, Pak. | P-
# diminishers
Pelatihannya kurang. | T-
Pelatihan jarang sekali diadakan. | T-
Modal kami terbatas. | M-
Alatnya minim. | A-
Modalnya sedikit dan habis duluan. | M-
Sosialisasi dari dinas masih kurang. | S-
Pelatihan cuma sekali. | T-
Pelatihannya hanya sekali tahun kemarin. | T-
# bad
Izinnya ribet. | P-
Mengurus izin itu mahal dan lama. | P-
Mesinnya rusak. | A-
Modalnya macet di tengah jalan. | M-
Pelatihannya membosankan dan sia-sia. | T-
Pelatihannya cuma formalitas. | T-
Alatnya mangkrak di gudang. | A-
Izin dipersulit petugas. | P-
Pengajuan modal saya ditolak bank. | M-
Mesin bantuan nganggur karena nggak ada yang bisa makai. | A-
Pendampingan berhenti sejak pandemi. | D-
# negated negatives
Izinnya tidak sulit. | P+
Mengurus izin nggak susah kok. | P+
Pelatihannya tidak mahal. | T+
Mesinnya tidak pernah rusak. | A+
Pelatihan nggak pernah telat. | T+
Izinnya ndak berbelit-belit. | P+
Modalnya nggak pakai ribet. | M+
Pinjamannya tidak memberatkan kami. | M+
# contrast
Pelatihan sudah baik, namun tidak rutin. | T+ T-
Izin gampang, tapi modal susah. | P+ M-
Modal ada tetapi alat belum ada. | M+ A-
Alatnya bagus, sayangnya cepat rusak. | A+ A-
Pelatihan ada, hanya saja jarang. | T+ T-
Pelatihannya lancar, sedangkan pendampingan nggak ada. | T+ D-
Izin sudah keluar padahal modal belum cair. | P+ M-
Pinjaman gampang; izin malah dipersulit. | M+ P-
Sosialisasi rutin, pendampingan tidak. | S+ D-
Alat ada, tapi kurang. | A+ A-
Modal dapat, alat dapat, tapi pendampingan nihil. | M+ A+ D-
Izin memang mahal tapi prosesnya cepat. | P- P+
Pelatihan lumayan, ning alate ora ono. | T+ A-
Pelatihan ada soalnya dinas rajin, kecuali asuransi yang belum. | T+ I-
# concession
Pelatihan ya pelatihan, habis itu nggak ada kabar. | T+ T-
Pelatihan sih ada, tapi nggak pernah dipraktikkan. | T+ T-
Meskipun pelatihan ada, modalnya tidak ada. | T+ M-
Walaupun izin mahal, alatnya bagus. | P- A+
Modal emang ada, tapi bunganya mahal. | M+ M-
# counterfactual praise
Kalau nggak ada pelatihan itu, saya nggak bakal bisa jahit. | T+
Kalau nggak ada pelatihan kami nggak bakal bisa jualan. | T+
Tanpa pelatihan kami mungkin sudah tutup. | T+
Kalau tidak ada modal dari KUR, mungkin warung saya sudah tutup. | M+
Tanpa pendampingan itu, saya pasti sudah bangkrut. | D+
Seandainya nggak ada alat itu, kami nggak akan bisa produksi. | A+
Andaikan tidak ada pendampingan, entah bagaimana usaha saya. | D+
Kalau bukan karena modal itu, kami udah tutup. | M+
Kalau ada pelatihan saya pasti ikut. | T0
Kalau ada modal, saya mau tambah alat. | M0 A0
# counterfactual absence
Coba dulu ada pelatihan, pasti maju. | T-
Coba ada modal, saya bisa buka cabang. | M-
Andai dulu ada pendampingan, tidak begini jadinya. | D-
# irrealis
Semoga tahun depan ada pelatihan. | T0 SUG0
Rencananya dinas akan mengadakan pelatihan. | T0
Nanti akan ada pelatihan lagi. | T0
Mudah-mudahan izinnya cepat keluar. | P0
Harusnya ada pelatihan. | T0
Kami ingin dapat mesin baru. | A0
Pengennya dapat modal. | M0
Insya Allah bulan depan modal cair. | M0
Tolong diadakan pelatihan lagi. | T0
Kalau bisa alatnya ditambah. | A0
Modal rencananya cair bulan depan. | M0
Saya mau mengurus izin. | P0
Targetnya semua peserta punya izin tahun depan. | Q0 P0
Kami usul ada pendampingan. | D0
# still absent
Pelatihan belum ada, mudah-mudahan nanti ada. | T-
Izin belum keluar, semoga cepat. | P- SUG0
Katanya mau dikasih alat, sampai sekarang nggak ada. | A-
Dijanjikan modal tapi tidak pernah cair. | M-
# need
Modal itu perlu. | M0
Kita butuh pelatihan. | T0
# hearsay
Katanya ada pelatihan. | T0
Kata orang ada pelatihan, saya belum pernah lihat. | T-
Kabarnya modal sudah cair. | M0
Kata orang dinas ada sosialisasi, tapi saya belum pernah ikut. | S-
Konon ada bantuan mesin. | A0
# rhetorical
Mana ada pelatihan di sini. | T-
Mana pernah dinas kasih modal. | M-
Kurang apa coba, alat dikasih, pelatihan dikasih. | A+ T+
Siapa yang nggak senang dapat modal segitu. | M+
Siapa sih yang tidak mau dapat modal. | M+
Jangankan modal, jalan saja rusak. | M-
Boro-boro modal. | M-
Pelatihan apaan. | T-
Pelatihan? Mana pernah. | T-
Siapa yang ndak seneng dikasih mesin. | A+
# focus
Bukan pelatihannya yang kurang, pesertanya yang malas. | T+ Q-
Masalahnya bukan pada alat, tapi modal. | A+ M-
Bukan modalnya yang susah, orangnya yang nggak mau. | M+ Q-
Yang kurang bukan alatnya, tapi pelatihannya. | A+ T-
# double negation
Bukan tidak pernah ada pelatihan. | T+
Bukannya nggak ada modal. | M+
Pelatihan nggak pernah putus. | T+
Pendampingan tidak pernah berhenti. | D+
Pendampingannya nggak pernah absen. | D+
Bukannya kami tidak dapat pelatihan. | T+
Nggak mungkin nggak ada pendampingan. | D+
# then and now
Sekarang izin enak, dulu boro-boro. | P+ P-
Dulu izin susah, sekarang gampang. | P- P+
Dulunya pelatihan sering, sekarang jarang. | T+ T-
Dulu belum ada alat, sekarang sudah lengkap. | A- A+
Dulu mana ada pelatihan, sekarang tiap bulan. | T- T+
Sekarang modal gampang, beda sama dulu. | M+
Dulu pendampingan rutin, sekarang sudah tidak ada. | D+ D-
# a part of them
Belum semua dapat pelatihan, tapi yang sudah ikut usahanya maju. | T- T+
Tidak semua peserta dapat modal. | Q- M-
Nggak semua kebagian alat. | A-
Semua anggota sudah punya izin. | P+
# not only
Nggak hanya pelatihan, kami juga dikasih alat. | T+ A+
Bukan cuma pelatihan, modal juga dapat. | T+ M+
Tidak hanya dapat modal, kami juga dilatih. | M+ T+
# removal of a burden
Izinnya nggak dipungut biaya. | P+
Urus izin sekarang nggak ribet. | P+
Pelatihannya gratis. | T+
Izin keluar tanpa ribet. | P+
Mengurus izin tidak perlu bolak-balik lagi. | P+
Modalnya tanpa bunga. | M+
Pinjaman tanpa agunan. | M+
# a cue on either side
Asuransi belum ada. | I-
Belum ada asuransi. | I-
Sulit mengurus izin. | P-
Mengurus izin sulit. | P-
Lancar saja pelatihannya. | T+
# not a cue by itself
Pelatihan kurang lebih tiga hari. | T0
Kurang tahu soal pelatihan itu. | T0
Usaha sudah lama, modal sendiri. | M0
Saya kurang hafal, pelatihan itu tahun berapa. | T0
Alatnya cepat rusak. | A-
Dari dinas sampai ke desa, pelatihan itu milik bersama. | T0
# two codes that differ
Alat dikasih, modal tidak. | A+ M-
Pelatihan ada dan modal juga ada. | T+ M+
Tidak ada pelatihan dan tidak ada modal. | T- M-
Pelatihan bagus, izin cepat, modal lancar. | T+ P+ M+
Alat rusak, tapi pendampingan jalan terus. | A- D+
Pelatihan sering, alat jarang. | T+ A-
# obstacles and suggestions
Kendala kami izin yang mahal. | OB- P-
Sebaiknya pelatihan rutin. | SUG0 T0
Saran saya alatnya ditambah. | SUG0 A0
# spoken and mixed
Training-nya bagus banget, Mbak. | T+
Permit-nya gampang lewat OSS. | P+
Alhamdulillah, modal dapet, alat dapet. | M+ A+
Wis entuk pelatihan, apik tenan. | T+
Modalnya ya gitu, seret. | M-
# as people talk
Soal modal jangan ditanya, susahnya minta ampun. | M-
Izin? Wah, gampang banget sekarang, tinggal klik. | P+
Dapat pelatihan sih dapat, tapi ilmunya nggak kepakai. | T+ T-
Kalau soal pelatihan, kami puas. | T+
Kalau soal modal, kami kecewa. | M-
Kalau izin sudah, modal yang belum. | P+ M-
Mau ikut pelatihan nggak pernah diundang. | T-
Untung ada pendampingan, kalau nggak ya bingung. | D+
Syukurlah izinnya beres. | P+
Kami diberi mesin, sayang tidak bisa dipakai. | A+ A-
Sudah tiga tahun pelatihan tidak diadakan. | T-
Selama ini pendampingan hanya janji. | D-
Modal habis buat bayar utang. | M-
Izin dulu mahal. | P-
Pelatihan ada tapi pesertanya itu-itu saja. | T+ Q-
# somebody of whom all is denied
Tidak ada pedagang yang menolak pelatihan itu. | T+
Tidak satu pun dari kami yang mundur dari pelatihan. | T+
Nggak ada yang iri soal modal. | M+
# a problem that is gone
Masalah pelatihan sekarang tidak ada lagi. | T+
Pungutan untuk izin sudah tidak ada. | P+
# words that only look like cues
Pelatihan adalah kegiatan dinas. | T0
Bunganya cuma dua persen, modalnya cair. | M+
# plans told of, and what came of them
Pelatihan direncanakan bulan Mei, akhirnya tidak pernah ada. | T-
Kalau nggak dibatalkan, pelatihan pasti ramai. | T-
# then and now without a comma
Pelatihan yang semula sepi kini ramai. | T- T+
# not only, but also
Dinas tidak hanya memberi modal tetapi juga mengadakan pelatihan. | M+ T+
Bukan cuma pelatihan, izin juga dibantu. | T+ P+
"""


@pytest.mark.parametrize(("utterance", "expected"), table(CASES))
def test_indonesian_clauses_say_this_of_their_topics(utterance: str, expected: list[str]) -> None:
    assert brief(codings(TOPICS, f"I: {utterance}")) == expected


@pytest.mark.parametrize(("utterance", "expected"), table(CASES))
def test_what_is_said_afterwards_does_not_change_it(utterance: str, expected: list[str]) -> None:
    found = codings(TOPICS, f"I: {utterance} Terus, ya begitu, Mbak.")
    assert brief(one for one in found if one.quotation in utterance) == expected
