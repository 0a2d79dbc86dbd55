"""Invented pairs of residents, judged by hand before the rules were written: one person (+) or two (-).

A person is initials|prefix|surname|birth date|door|phone; what is left out is unknown. A door is a house number with
its addition after a dot, and `@` another postcode than 1234AB.
"""

from typing import NamedTuple

from desk.signals.likeness import Person


class Labelled(NamedTuple):
    """Two residents, and whether they are one person."""

    same: bool
    one: Person
    other: Person
    line: str


_TABLE = """
+ A.|van|Dijk|1980-05-06|12 ; A.|van|Dyk|1980-05-06|12
+ J.P.||Meijer|1975-11-30|4 ; J.P.||Meyer|1975-11-30|4
+ C.||Dijkstra||8 ; C.||Dykstra||8
+ H.||Ĳzerman|1969-01-17|3 ; H.||Yzerman|1969-01-17|3
+ M.||Rooij||19.A ; M.||Rooy||19.A
+ S.||Mijnsma|1991-02-03|7 ; S.||Mynsma||7
+ B.||Müller|1966-08-12|21 ; B.||Muller|1966-08-12|21
+ B.||Müller|1966-08-12|21 ; B.||Mueller|1966-08-12|21
+ Ö.||Öztürk|1988-04-09|5 ; O.||Ozturk|1988-04-09|5
+ Ç.||Çelik||14 ; C.||Celik||14
+ J.||Núñez|1979-12-01|2 ; J.||Nunez|1979-12-01|2
+ T.||Nguyễn|1995-06-21|9 ; T.||Nguyen|1995-06-21|9
+ Z.||Yılmaz|1983-10-10|33 ; Z.||Yilmaz|1983-10-10|33
+ L.||Łukaszewicz|1970-03-03|6 ; L.||Lukaszewicz||6
+ R.||Bjørnsen|1958-07-07|1 ; R.||Bjornsen|1958-07-07|1
+ A.|van|Berg|1980-01-02|10 ; A.||van Berg|1980-01-02|10
+ K.|van der|Meer|1962-05-15|11 ; K.||Meer|1962-05-15|11
+ K.|van der|Meer|1962-05-15|11 ; K.|v.d.|Meer|1962-05-15|11
+ P.|van den|Heuvel||13 ; P.||vd Heuvel||13
+ P.|van den|Heuvel||13 ; P.||v/d Heuvel||13
+ E.|'t|Hooft|1990-09-09|15 ; E.||t Hooft|1990-09-09|15
+ F.|in 't|Veld|1955-02-28|17 ; F.||Veld, in het|1955-02-28|17
+ G.|ten|Have||18 ; G.||ten Have||18
+ N.|el|Amrani|1993-03-14|22 ; N.||El Amrani|1993-03-14|22
+ Y.|ben|Ali|1987-08-08|24 ; Y.||Ben Ali|1987-08-08|24
+ W.|de|Groot|1949-11-11|26 ; W.||Groot de|1949-11-11|26
+ D.|van|Loon|1971-06-06|28 ; D.||Loon, van|1971-06-06|28
+ I.|op den|Kamp||30 ; I.||Kamp||30
+ O.|ter|Horst|1985-01-31|32 ; O.|te|Horst|1985-01-31|32
+ S.||Jansen-de Vries|1978-04-04|34 ; S.||Jansen|1978-04-04|34
+ S.||Jansen-de Vries|1978-04-04|34 ; S.|de|Vries|1978-04-04|34
+ S.||Jansen-de Vries|1978-04-04|34 ; S.||de Vries-Jansen|1978-04-04|34
+ M.||de Vries e/v Jansen|1969-09-19|36 ; M.||Jansen-de Vries|1969-09-19|36
+ M.||Jansen geb. de Vries|1969-09-19|36 ; M.|de|Vries|1969-09-19|36
+ A.M.||Bakker-Mulder||38 ; A.M.||Bakker||38
+ A.M.||Bakker-Mulder||38 ; A.M.||Mulder||38
+ L.C.||Smit-van den Berg||40 ; L.C.|van den|Berg||40
+ J.M.|van|Dam-Postma|1960-10-05|42 ; J.M.||Postma|1960-10-05|42
+ H.||Kuiper|1981-02-14|44 ; H.||Prins|1981-02-14|44
+ R.A.|de|Wit|1984-12-24|46 ; R.A.||Faber|1984-12-24|46
+ J.A.||Bos|1980-05-06|48 ; A.J.||Bos|1980-05-06|48
+ J.A.||Bos||50 ; A.J.||Bos||50
+ P.H.||Otten|1977-07-17|52 ; H.P.||Otten||52
+ M.E.J.||Quist||54 ; E.M.J.||Quist||54
+ J.||Vos|1990-01-05|56 ; J.C.M.||Vos|1990-01-05|56
+ J.C.||Vos|1990-01-05|56 ; J C||Vos|1990-01-05|56
+ JC||Vos||56 ; J.C.||Vos||56
+ Chr.||Haan|1963-03-30|58 ; C.||Haan|1963-03-30|58
+ Th.M.||Linden||60 ; T.M.||Linden||60
+ IJ.||Steen|1945-05-05|62 ; Y.||Steen|1945-05-05|62
+ Anneke||Tuin|1986-06-16|64 ; A.||Tuin|1986-06-16|64
+ Mohammed||Kaya|1992-02-22|66 ; M.||Kaya||66
+ Pieter Jan||Brouwer|1970-10-20|68 ; P.J.||Brouwer|1970-10-20|68
+ JOHANNES||Mulder|1958-08-18|70 ; J.||Mulder|1958-08-18|70
+ A.||Jansen|1980-05-06|72 ; A.||Janssen|1980-05-06|72
+ A.||Hendriks||74 ; A.||Hendrikx||74
+ B.||Schouten|1973-03-13|76 ; B.||Schouen|1973-03-13|76
+ C.||Veenstra|1982-11-02|78 ; C.||Veesntra|1982-11-02|78
+ D.||Kowalski||80 ; D.||Kowalsky||80
+ E.||Klaassen|1967-04-24|82 ; E.||Claassen|1967-04-24|82
+ F.|van|Dijck|1950-12-12|84 ; F.|van|Dijk|1950-12-12|84
+ G.||Kuyper||86 ; G.||Kuiper||86
+ H.||Abdelrahman|1994-09-04|88 ; H.||Abdulrahman|1994-09-04|88
+ ||Wijngaarden||90 ; ||Wijngaardn||90
+ A.||Bos|1980-05-06|92 ; A.||Bos|1980-06-05|92
+ A.||Bos|1980-05-06|92 ; A.||Bos|1980-05-08|92
+ M.|de|Boer|1972-10-12|94 ; M.|de|Boer|1972-12-10|94
+ S.||Prins|1968-01-23|96 ; S.||Prins|1986-01-23|96
+ T.||Peters|1991-07-19|98 ; T.||Peters|1991-07-91|98
+ J.||Dekker|1980-05-06|12.A ; J.||Dekker|1980-05-06|12
+ J.||Dekker||12.A ; J.||Dekker||12
+ J.||Dekker||12.II ; J.||Dekker||12.2
+ K.||Faber|1959-05-19|14.HS ; K.||Faber|1959-05-19|14.H
+ K.||Faber||14.HUIS ; K.||Faber||14.HS
+ L.||Lange||16.III ; L.||Lange||16.3
+ L.||Lange||16.3HOOG ; L.||Lange||16.3
+ M.||Otten||18.BIS ; M.||Otten||18
+ N.||Bergsma||20.I ; N.||Bergsma||20.1
+ ||Hoekstra||22.II ; ||Hoekstra||22.2
+ O.||Aalbers|1976-06-26|24.ZW ; O.||Aalbers|1976-06-26|24
+ P.||Zand|1988-08-28|26.A ; P.||Zand|1988-08-28|26.B
+ R.||Uyl|1979-09-29|28 ; R.||Uyl|1979-09-29|82
+ S.||Boer|1984-04-14|30 ; S.||Boer|1984-04-14|7@5678CD
+ T.|van|Dijk|1990-10-10|32 ; T.||Dyk|1990-10-10|115@5678CD
+ J.A.||Smit|1966-06-16|34 ; J.A.||Smit|1966-06-16|2.B@4321ZX
+ M.||Bakker-Mulder|1973-12-03|36 ; M.||Mulder|1973-12-03|44@5678CD
+ F.||Şahin|1997-05-27|38 ; F.||Sahin|1997-05-27|9@5678CD
+ C.M.||Postma|1953-03-23|40 ; C.||Postma|1953-03-23|61@5678CD
+ A.||Groot||42|0699912345 ; A.|de|Groot||42.A|0699912345
+ V.||Ebbers||44|0699954321 ; V.||Eebbers||44.2|0699954321
+ W.||Doorn|1961-11-21|46 ; W.|van|Doorn||46
+ X.||Kaya||48 ; X.||Kaja||48
+ Z.E.||Hoekstra|1989-07-29|50 ; E.Z.||Hoekstra|1989-07-29|50
+ A.||Brouwer|1946-06-06|52 ; ||Brouwer|1946-06-06|52
+ B.|de|Lange||54 ; B.||Delange||54
+ C.|van|Kampen||56 ; C.||Vankampen||56
+ D.||Jacobs|1965-05-25|58 ; D.||Jakobs|1965-05-25|58
+ E.||Philipsen||60 ; E.||Filipsen||60
+ F.||Ali Hassan|1998-01-08|62 ; F.||Hassan Ali|1998-01-08|62
+ G.||Martinez Lopez|1974-02-04|64 ; G.||Martinez|1974-02-04|64
+ H.||O'Brien||66 ; H.||OBrien||66
+ I.|d'|Hondt|1956-06-06|68 ; I.||Dhondt|1956-06-06|68
+ J.|van 't|Hof||70 ; J.|van het|Hof||70
+ K.||Rijswijk|1982-02-22|72.A ; K.|van|Ryswyk|1982-02-22|72.a
+ L.W.||Timmermans|1957-07-27|74 ; L.||Timmerman|1957-07-27|74
+ M.||Wijk, van|1971-11-17|76 ; M.|van|Wijk|1971-11-17|67
+ N.||Gerritsen|1963-08-03|78 ; N.||Gerritsen|1963-03-08|78
+ O.||Verhoeven||80.HS ; O.||Verhoeven||80.BG
- J.||Bos|1950-02-03|12 ; J.||Bos|1980-09-14|12
- P.||Visser|1948-07-08|14 ; P.||Visser|1975-01-21|14
- J.C.|de|Jong|1955-05-12|16 ; J.C.|de|Jong|1983-11-02|16
- A.||Bakker|1990-03-04|18 ; E.||Bakker|1992-08-17|18
- A.||Bakker|1990-03-04|18 ; E.||Bakker|1990-03-04|18
- L.||Kaya|2001-12-31|20 ; M.||Kaya|2001-12-31|20
- H.||Mulder||22 ; W.||Mulder||22
- H.||Mulder||22 ; M.||Mulder-Bos||22
- J.||Jansen|1970-06-06|24 ; J.||Jansen-de Vries|1972-01-15|24
- K.||Smit|1980-05-06|26 ; L.|de|Vries|1982-03-01|26
- K.||Smit||28 ; L.||Prins||28
- A.||Smit||28 ; A.||Prins||28
- ||Smit||28 ; ||Smeets||28
- A.||Vos||30 ; A.||Bos||30
- B.||Kok||32 ; B.||Koks||32
- C.||Kaya||34 ; C.||Maya||34
- A.||Jansen||36 ; A.||Jansen||38
- A.||Jansen||36 ; A.||Jansen||63
- A.||Jansen||36 ; A.||Jansen||36@5678CD
- A.|de|Jong|1980-05-06|40 ; B.|de|Jong|1980-05-06|12@5678CD
- |de|Jong|1980-05-06|40 ; |de|Jong|1980-05-06|12@5678CD
- A.||Bakker|1980-05-06|42 ; A.||Dekker|1980-05-06|42@5678CD
- A.||Bakker|1980-05-06|42 ; A.||Visser|1980-05-06|9@5678CD
- A.||Bos|1980-05-06|44 ; A.||Vos|1980-05-06|12@5678CD
- M.||Peters|1980-05-06|46 ; M.||Peters|1981-07-09|46
- M.||Peters|1980-05-06|46.A ; M.||Peters|1944-01-30|46.B
- M.||Peters||46.A ; H.||Peters||46.B
- ||Peters||46.A ; ||Peters||46.B
- ||Jansen||48 ; ||Jansen||48.A
- ||Jansen||48.A ; ||Janssen||48.B
- J.||Dijkstra||50 ; S.||Dijkstra||50
- J.||Dijkstra||50 ; J.||Dijkman||50
- J.||Dijkstra|1960-04-04|50 ; T.||Dykstra|1962-06-06|50
- R.||Hendriks|1988-01-01|52 ; R.||Hendriks|1960-10-10|52.A
- R.||Hendriks|1988-01-01|52 ; S.||Hendriks||52
- S.||Çelik|1979-05-05|54 ; D.||Celik|1983-02-11|54
- F.||Yılmaz|1970-01-01|56 ; H.||Yilmaz|1970-01-01|56
- A.|el|Amrani|1991-01-19|58 ; O.|el|Amrani|1994-10-30|58
- N.|van den|Berg|1976-12-05|60 ; P.|van der|Berg|1974-03-16|60
- N.|van den|Berg||60 ; P.|van der|Berg||60
- G.||Hoekstra|1959-09-09|62 ; G.||Hoekstra|1959-10-21|63@5678CD
- G.||Hoekstra|1959-09-09|62 ; M.||Otten|1959-09-09|62
- W.||Willems||64 ; W.||Wilmink||64
- D.||Groot|1999-09-19|66 ; D.||Groen|1962-02-20|66
- D.||Boersma||68 ; D.||Bouma||68
- E.||Hofstra||70 ; E.||Hofman||70
- J.||Bos|1950-02-03|72 ; J.||Bos-Vos|1951-12-12|72
- T.||Visser-Kok|1984-04-05|74 ; T.||Kok|1957-08-13|74
- M.||Visser-Kok||76 ; T.||Kok||76
- M.||Visser-Kok||76 ; T.||Visser||76
- M.||Visser-Kok||76 ; A.||Mulder-Kok||76
- L.||Nguyen|1990-02-17|78 ; T.||Nguyen|1993-08-23|78
- L.||Nguyen||78.2 ; T.||Nguyen||78.II
- L.||Nguyen|1990-02-17|78 ; L.||Nguyen|1968-06-30|5@5678CD
- K.||Prins|1971-03-31|80 ; T.||Prins|1971-03-31|80.A
- K.||Prinsen|1945-08-16|82 ; K.||Prins|1971-12-27|82
- J.||Wit|1985-05-15|84 ; J.|de|Witte|1952-11-23|84
- ||Bos|1980-05-06|86 ; ||Bos|1952-10-11|86
- ||Bos||86 ; A.||Kok||86
- B.C.||Faber||88 ; C.D.||Faber||88
- B.C.||Faber|1970-07-07|88 ; D.C.||Faber|1972-02-02|88
- A.B.||Quist|1961-01-11|90 ; B.A.||Quist|1989-09-09|90
- Sanne||Quist||90 ; Ruben||Quist||90
- Jan||Kuiper||92 ; Piet||Kuiper||92
- Jan||Kuiper|1977-07-07|92 ; Joke||Kuiper|1979-01-29|92
- H.||Schouten|1954-12-25|94 ; H.||Schouten|1981-06-13|94
- H.||Schouten||94 ; H.||Schouten||194
- V.||Lange|1967-06-17|96 ; V.||Langen|1939-02-08|96
- V.||Lange|1967-06-17|96 ; W.||Lange|1967-06-17|96@5678CD
- O.||Ebbers||98 ; O.||Egberts||98
- P.||Zand||12 ; P.||Zandstra||12
- P.||Berg||12 ; P.||Bergsma||12
- Q.||Doorn||14 ; Q.||Hoorn||14
- A.||Meer|1960-12-01|16 ; A.||Beer|1960-12-01|61@5678CD
- S.||Ali|1995-01-01|18 ; S.||Ali|1995-01-01|18@5678CD
- M.||Mohamed|1990-01-01|20 ; A.||Mohamed|1990-01-01|31@5678CD
- M.||Hassan|1990-01-01|22 ; M.||Hussein|1990-01-01|22
- M.||Ahmed||22.1 ; M.||Ahmed||22.3
- H.||Postma|1938-05-09|24.A ; H.||Postma|1966-11-14|24
- T.||Tuin|1973-09-01|26 ; W.||Tuin-Prins|1973-09-01|26
- I.||Klaver|2000-02-29|28 ; J.||Klaver|2000-02-29|28
- C.||Rutten|1964-03-27|30 ; C.||Rutten|1999-12-18|30.BIS
- R.||Steen||32 ; R.||Steenbergen||32
- R.|van|Steen|1987-10-02|34 ; B.|van|Steen|1987-12-30|34
- A.||Wolters|1991-11-01|36 ; A.||Wouters|1948-08-22|36
- G.||Wolters||38 ; G.||Wouters||38@5678CD
- N.||Koster|1978-08-08|40 ; N.||Kuster|1951-05-30|40
- E.||Rooij||42 ; D.||Rooy||42
- E.||Rooij|1993-06-12|42 ; E.||Rooij|1965-04-26|42
- F.||Dam|1958-02-11|44 ; F.||Damen|1986-07-20|44
- L.||Maas||46.A ; K.||Maas||46
- A.||Vermeer||48 ; B.||Vermeer||48.2
- J.||Jong||50.I ; J.||Jong||50.II
- ||Demir|1982-02-02|52 ; ||Demir|1982-02-02|83@5678CD
- Y.||Demir||54 ; Z.||Demir||54
- M.||Arslan|1975-03-05|56 ; M.||Aslan|1975-03-05|97@5678CD
- J.||Vliet|1969-07-21|58 ; J.|van|Vliet|1943-01-06|58
- J.||Post||60 ; J.||Postma||60
- K.||Brink|1983-05-18|62 ; L.||Brink|1953-08-28|62
- A.||Smits|1990-12-07|64 ; A.||Smit|1959-03-17|64
"""


def _person(text: str) -> Person:
    initials, prefix, surname, born, door, phone, *_none = [part.strip() for part in (text + "|||||").split("|")][:7]
    place, _mark, postcode = door.partition("@")
    number, _dot, addition = place.partition(".")
    return Person(initials, prefix, surname, born, (postcode or "1234AB", int(number), addition.upper()), phone)


def _labelled(line: str) -> Labelled:
    one, _mark, other = line[1:].partition(";")
    return Labelled(line[0] == "+", _person(one), _person(other), line)


PAIRS = [_labelled(line) for line in _TABLE.strip().splitlines()]
KEPT_ASIDE = [pair for place, pair in enumerate(PAIRS) if place % 10 in (2, 5, 9)]
"""The part on which no rule was tuned."""
TUNED = [pair for place, pair in enumerate(PAIRS) if place % 10 not in (2, 5, 9)]
