"""The study.yaml of the manual, made complete."""

from __future__ import annotations

STUDY = """\
title: Pemberdayaan pelaku UMKM oleh dinas
language: id
questions: [Bagaimana pemberdayaan masyarakat melalui UMKM?]
objectives: [Menggambarkan pemberdayaan]
site: Kabupaten Rekaan
researcher: Rina
date: 2026-03-01
codebook: fahrudin-2012
edition: 1994
reviewed: all
citation: "{source}.{turn}"
languages: [id, en]
report: {chapter: 4, style: indonesia}
scales:
  pelaksanaan:
    - {grade: belum optimal, criterion: sebagian besar belum dirasakan}
    - {grade: cukup optimal, criterion: dirasakan}
    - {grade: optimal, criterion: dirasakan dan rutin}

groups:
  government: {label: {id: Aparatur pemerintah, en: Government officials}}
  community:  {label: {id: Pelaku UMKM, en: MSME actors}}
cases:
  asoka: {label: Kelompok Asoka, outcome: berhasil}
periods: [putaran-4, putaran-5]

informants:
  - id: I1
    name: Endang Wulandari
    pseudonym: Ibu A
    consent: anonymous
    group: government
    role: Kepala bidang
    kind: key
    selection: memegang data UMKM
    sample: yes
    case: asoka
    aliases: [EW, Bu Endang]
    attributes: {sex: P, age: 45}
  - {id: I2, name: Suryati, group: community, kind: main, aliases: Bu Sur}
  - {id: I3, name: Darmawan, group: community, sample: tidak, consent: role}

interviewer: [P, Peneliti]
guide:
  - {id: Q1, text: Apakah ada pelatihan?, codes: [EN1, EM1.1], groups: [government, community]}
expect: {EM1.1: [community]}

sources:
  - file: transcripts/W1.docx
    id: W1
    kind: interview
    phase: main
    informant: I1
    case: asoka
    date: 2026-01-17
    time: 09.00–10.15
    place: Kantor dinas
    period: putaran-4
    asked: [EN1, EM1.1]
    interviewer: [Rina]
    encoding: cp1252
  - {file: transcripts/FG.txt, id: FG, kind: focus-group, informants: [I2, I3]}
  - {file: transcripts/D1.docx, id: D1, kind: document, group: government}
  - {file: transcripts/O1.md, id: O1, kind: observation, phase: preliminary, time: 12:30}
"""
