"""Which document is made from records by which function, and how its number begins."""

from collections.abc import Mapping

from desk.documents.access import access_report
from desk.documents.chain import chain_overview
from desk.documents.cover_note import cover_note
from desk.documents.destruction import destruction_record
from desk.documents.dpia import dpia_sheet
from desk.documents.of_cases import handover, resident_letter
from desk.documents.of_organisations import authorisation, processing
from desk.documents.of_people import case_card, pairing_agreement, resident_authorisation, volunteer_agreement
from desk.documents.papers import Maker, collaboration, secrecy
from desk.documents.reviews import review_paper
from desk.documents.rounds import visit_list
from desk.documents.vision import vision_plan

PREFIXES: Mapping[str, str] = {
    "collaboration-agreement": "SO",
    "secrecy-declaration": "GV",
    "volunteer-agreement": "VV",
    "pairing-agreement": "KO",
    "resident-authorisation": "IM",
    "resident-letter": "BR",
    "case-card": "KK",
    "authorisation": "MA",
    "processing-annexes": "VB",
    "handover": "WO",
    "cover-note": "VN",
    "access-report": "IZ",
    "destruction-record": "VE",
    "review": "ME",
    "visit-list": "BL",
    "chain-overview": "SK",
    "vision-plan": "VA",
    "dpia-sheet": "PB",
}
"""How a document's number begins, by its Dutch name: samenwerkingsovereenkomst, geheimhoudingsverklaring,
vrijwilligersovereenkomst, koppelovereenkomst, inwonermachtiging, brief, kaart (KK), machtiging, verwerking: bijlagen,
warme overdracht, vervangingsnotitie, inzage, vernietiging, maandevaluatie, bezoeklijst, schuldenketen, visie en
actieplan, privacybeoordeling: startblad."""

MAKERS: Mapping[str, Maker] = {
    "collaboration-agreement": collaboration,
    "secrecy-declaration": secrecy,
    "volunteer-agreement": volunteer_agreement,
    "pairing-agreement": pairing_agreement,
    "resident-authorisation": resident_authorisation,
    "resident-letter": resident_letter,
    "case-card": case_card,
    "authorisation": authorisation,
    "processing-annexes": processing,
    "handover": handover,
    "cover-note": cover_note,
    "access-report": access_report,
    "destruction-record": destruction_record,
    "review": review_paper,
    "visit-list": visit_list,
    "chain-overview": chain_overview,
    "vision-plan": vision_plan,
    "dpia-sheet": dpia_sheet,
}
