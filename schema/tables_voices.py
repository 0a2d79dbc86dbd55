"""The tables of voices: who was heard when, and the marks per question."""

from collections.abc import Mapping

from schema.table_making import RECORD, making

TABLES: Mapping[str, str] = {
    "voice": f"""{RECORD}, kind TEXT NOT NULL, held_on TEXT NOT NULL, organisation TEXT REFERENCES organisation(id),
        asked INTEGER NOT NULL, answered INTEGER NOT NULL, said TEXT NOT NULL, follow_up TEXT, followed_up_on TEXT""",
    "voice_score": f"""{RECORD}, voice TEXT NOT NULL REFERENCES voice(id), question TEXT NOT NULL, side TEXT NOT NULL,
        ones INTEGER NOT NULL, twos INTEGER NOT NULL, threes INTEGER NOT NULL, fours INTEGER NOT NULL,
        fives INTEGER NOT NULL, UNIQUE (voice, question, side)""",
}

STATEMENTS: tuple[str, ...] = making(TABLES, {"voice": ["held_on"], "voice_score": ["voice"]})
