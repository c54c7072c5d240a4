"""The task graph as RDF in Turtle: ELI for documents, PROV for where tasks come from."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import IO
from urllib.parse import quote

from corpora.vocabulary import CitationRole, DocumentLinkRole
from outputs.foreign_text import for_lines
from outputs.graph_records import (
    Assignment,
    Citation,
    Coverage,
    Deadline,
    Decision,
    Department,
    Document,
    DocumentLink,
    Finding,
    Link,
    Provision,
    Target,
    Task,
)
from outputs.selection import selection_of
from outputs.view import View

VOCABULARY = "urn:policy-pipe:vocabulary:"
ELI = "http://data.europa.eu/eli/ontology#"
_HEAD = f"""@prefix eli: <{ELI}> .
@prefix pp: <{VOCABULARY}> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

"""
_CHINESE = "<http://publications.europa.eu/resource/authority/language/ZHO>"
# What a citation or a link that names its source says of the two documents.
_CITING: Mapping[CitationRole, str] = {
    "basis": "eli:based_on",
    "forwards": "pp:forwards",
    "repeals": "eli:repeals",
    "amends": "eli:amends",
    "mention": "eli:cites",
}
_LINKING: Mapping[DocumentLinkRole, str] = {
    "implements": "eli:based_on",
    "forwards": "pp:forwards",
    "cites": "eli:cites",
}
_NEXT = " ;\n  "
_IN_CHINESE = ("text", "what")
_QUOTING = ("copied", "renamed")
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f]')

# Predicate and object in Turtle; without an object nothing is said.
Said = tuple[str, str | None]


def write(view: View, out: IO[bytes]) -> None:
    """One resource after the other; memory holds the names of bodies and places.

    A link that the office has rejected is told as a link and states no derivation.
    """
    out.write(_HEAD.encode())
    for subject, said in _resources(view):
        told = [f"{predicate} {object_}" for predicate, object_ in said if object_ is not None]
        if told:
            out.write(f"{subject} {_NEXT.join(told)} .\n".encode())


def iri(kind: str, *names: str) -> str:
    """Of a thing of ours; only letters, digits and -._~ of a name stand in it as they are."""
    parts = (quote(for_lines(name), safe="") for name in names)
    return f"<urn:policy-pipe:{kind}:{':'.join(parts)}>"


def _resources(view: View) -> Iterator[tuple[str, list[Said]]]:
    words = selection_of(view).words()
    yield "<urn:policy-pipe:graph>", [("a", "prov:Collection"), ("pp:selection", _text(words))]
    named: set[str] = set()
    for bundle in view.bundles():
        yield from _document(bundle.document, named)
        yield from map(_provision, bundle.provisions)
        for task in bundle.tasks:
            yield from _bodies(task, named)
            yield _task(task)
        for citation in bundle.citations:
            yield from _citation(citation)
    for document in view.absent():
        yield from _document(document, named)
    for one in view.document_links():
        yield from _document_link(one)
    for link in view.links():
        yield from _link(link)
    yield from map(_coverage, view.coverage())
    yield from map(_finding, view.findings())
    yield from map(_decision, view.decisions())


def _document(document: Document, named: set[str]) -> Iterator[tuple[str, list[Said]]]:
    subject, expression = iri("document", document.id), iri("expression", document.id)
    issuers = [iri("body", name) for name in document.issuers]
    for name, body in zip(document.issuers, issuers, strict=True):
        yield from _once(body, named, [("a", "prov:Organization"), ("rdfs:label", _zh(name))])
    region = document.region
    place = iri("place", region.code, region.name) if region else None
    if region and place:
        said = [
            ("a", "pp:Place"),
            ("rdfs:label", _zh(region.name)),
            ("pp:code", _text(region.code)),
        ]
        yield from _once(place, named, [*said])
    yield (
        subject,
        [
            ("a", "eli:LegalResource, prov:Entity"),
            ("eli:id_local", _text(document.id)),
            ("eli:number", _text(document.number)),
            ("eli:date_document", _day(document.issued_on)),
            ("eli:date_publication", _day(document.published_on)),
            *(("eli:passed_by", body) for body in issuers),
            ("eli:jurisdiction", place),
            ("eli:is_part_of", _about("document", document.attached_to)),
            ("eli:is_realized_by", expression),
            ("pp:present", _boolean(document.present)),
            ("pp:level", _text(document.level)),
            ("pp:genre", _text(document.genre)),
            *(("pp:addressee", _zh(one)) for one in document.addressees),
            ("pp:file", _text(document.file)),
            *(("pp:copy", _text(one)) for one in document.copies),
            ("pp:fingerprint", _text(document.fingerprint)),
            ("pp:recognised", _boolean(document.ocr)),
        ],
    )
    yield (
        expression,
        [
            ("a", "eli:LegalExpression"),
            ("eli:realizes", subject),
            ("eli:language", _CHINESE),
            ("eli:title", _zh(document.title)),
            ("pp:attachmentTitle", _zh(document.attachment_title)),
            ("pp:text", _zh(document.text) if document.present else None),
        ],
    )


def _provision(provision: Provision) -> tuple[str, list[Said]]:
    above = _about("provision", provision.parent) or iri("document", provision.document)
    return iri("provision", provision.id), [
        ("a", "eli:LegalResourceSubdivision"),
        ("eli:is_part_of", above),
        ("pp:path", _text(provision.path)),
        ("pp:label", _text(provision.label)),
        ("pp:heading", _zh(provision.heading)),
        ("pp:start", str(provision.start)),
        ("pp:end", str(provision.end)),
        ("pp:page", _whole(provision.page)),
    ]


def _bodies(task: Task, named: set[str]) -> Iterator[tuple[str, list[Said]]]:
    for assignment in task.assignments:
        for body in assignment.departments:
            said = [
                ("a", "prov:Organization"),
                ("rdfs:label", _zh(body.canonical or body.text)),
                ("pp:line", _zh(body.line)),
                ("pp:level", _text(body.level)),
            ]
            yield from _once(_body(body, task), named, [*said])


def _task(task: Task) -> tuple[str, list[Said]]:
    return iri("task", task.id), [
        ("a", "pp:Task, prov:Entity"),
        ("pp:document", iri("document", task.document)),
        ("pp:provision", _about("provision", task.provision)),
        ("pp:path", _text(task.path)),
        ("pp:kind", _text(task.kind)),
        ("pp:heading", _zh(task.heading)),
        ("pp:action", _zh(task.action)),
        ("pp:object", _zh(task.object)),
        ("pp:strength", _text(task.strength)),
        ("pp:text", _zh(task.text)),
        ("pp:fingerprint", _text(task.fingerprint)),
        ("pp:page", _whole(task.page)),
        *(said for one in task.assignments for said in _assignment(one, task)),
        *(("pp:deadline", _deadline(one)) for one in task.deadlines),
        *(("pp:target", _target(one)) for one in task.targets),
        *(
            ("pp:measure", _node("pp:Measure", number=one.n, start=one.start, end=one.end))
            for one in task.measures
        ),
    ]


def _assignment(assignment: Assignment, task: Task) -> Iterator[Said]:
    for body in assignment.departments:
        yield f"pp:{assignment.role}", _body(body, task)


def _deadline(one: Deadline) -> str:
    return _node(
        "pp:Deadline",
        kind=one.kind,
        text=one.text,
        startOn=one.start_on,
        dueOn=one.due_on,
        every=one.every,
        amount=one.amount,
        unit=one.unit,
    )


def _target(one: Target) -> str:
    return _node(
        "pp:Target",
        text=one.text,
        what=one.what,
        comparator=one.comparator,
        value=float(one.value),
        unit=one.unit,
    )


def _citation(citation: Citation) -> Iterator[tuple[str, list[Said]]]:
    target = _about("document", citation.target)
    document = iri("document", citation.document)
    yield (
        iri("citation", citation.id),
        [
            ("a", "pp:Citation"),
            ("pp:document", document),
            ("pp:cited", target),
            *(("pp:candidate", iri("document", one)) for one in citation.candidates),
            ("pp:role", _text(citation.role)),
            ("pp:status", _text(citation.status)),
            ("pp:channel", _text(citation.channel)),
            ("eli:title", _zh(citation.title)),
            ("eli:number", _text(citation.number)),
            ("pp:alias", _zh(citation.alias)),
            ("pp:text", _zh(citation.text)),
            ("pp:start", str(citation.start)),
            ("pp:end", str(citation.end)),
        ],
    )
    if target:
        yield document, [(_CITING[citation.role], target)]


def _document_link(link: DocumentLink) -> Iterator[tuple[str, list[Said]]]:
    """What a document does not name itself is a likely source, not yet a legal basis."""
    document, source = iri("document", link.document), iri("document", link.source)
    yield (
        iri("document-link", link.document, link.source, link.role),
        [
            ("a", "pp:DocumentLink"),
            ("pp:document", document),
            ("pp:source", source),
            ("pp:role", _text(link.role)),
            ("pp:channel", _text(link.channel)),
            ("pp:score", _number(link.score)),
        ],
    )
    relation = "prov:wasInfluencedBy" if link.channel == "inferred" else _LINKING[link.role]
    yield document, [(relation, source)]


def _link(link: Link) -> Iterator[tuple[str, list[Said]]]:
    task, source = iri("task", link.task), iri("task", link.source)
    subject = iri("link", link.task, link.source, link.kind)
    derived = link.kind == "source" and not link.rejected
    way = "Quotation" if link.copy_class in _QUOTING else "Derivation"
    yield (
        subject,
        [
            ("a", f"pp:Link, prov:{way}" if derived else "pp:Link"),
            ("prov:entity", source if derived else None),
            ("pp:task", task),
            ("pp:source", source),
            ("pp:kind", _text(link.kind)),
            ("pp:commonSource", _about("document", link.common_source)),
            ("pp:directness", _text(link.directness)),
            ("pp:relation", _text(link.relation)),
            ("pp:copying", _text(link.copy_class)),
            ("pp:taskShare", _number(link.copied_share.task)),
            ("pp:sourceShare", _number(link.copied_share.source)),
            ("pp:score", _number(link.score)),
            ("pp:probability", _number(link.probability)),
            ("pp:status", _text(link.status)),
            ("pp:decided", _text(link.decided)),
            ("pp:channel", _text(link.channel)),
            *(
                ("pp:reason", _node("pp:Reason", comparison=one.comparison, bits=one.bits))
                for one in link.reasons
            ),
        ],
    )
    if derived:
        plain = "prov:wasQuotedFrom" if way == "Quotation" else "prov:wasDerivedFrom"
        yield task, [(plain, source), (f"prov:qualified{way}", subject)]
    elif not link.rejected:
        yield task, [("pp:parallelTo", source)]


def _coverage(one: Coverage) -> tuple[str, list[Said]]:
    return iri("coverage", one.source, one.document), [
        ("a", "pp:Coverage"),
        ("pp:source", iri("task", one.source)),
        ("pp:document", iri("document", one.document)),
        ("pp:state", _text(one.state)),
        ("pp:depth", _text(one.depth)),
        *(("pp:task", iri("task", task)) for task in one.tasks),
        ("pp:sourceShare", _number(one.copied_share)),
        *(("pp:missingMeasure", str(n)) for n in one.measures_missing),
        ("pp:explanation", _zh(one.reason)),
    ]


def _finding(finding: Finding) -> tuple[str, list[Said]]:
    return iri("finding", finding.id), [
        ("a", "pp:Finding"),
        ("pp:code", _text(finding.code)),
        ("pp:kind", _text(finding.kind)),
        ("pp:severity", _text(finding.severity)),
        ("pp:status", _text(finding.status)),
        ("pp:document", iri("document", finding.document)),
        ("pp:task", _about("task", finding.task)),
        ("pp:source", _about("task", finding.source)),
        ("pp:message", _zh(finding.message)),
    ]


def _decision(decision: Decision) -> tuple[str, list[Said]]:
    return iri("decision", decision.on, decision.id, decision.field), [
        ("a", "pp:Decision"),
        ("pp:on", _text(decision.on)),
        ("pp:subject", _text(decision.id)),
        ("pp:field", _text(decision.field)),
        ("pp:decided", _text(decision.value)),
        ("pp:why", _zh(decision.why)),
        ("pp:who", _text(decision.who)),
        ("pp:when", _text(decision.when)),
        ("pp:fingerprint", _text(decision.fingerprint)),
        ("pp:suspect", _boolean(decision.suspect)),
    ]


def _once(subject: str, named: set[str], said: list[Said]) -> Iterator[tuple[str, list[Said]]]:
    """The same thing may be said of a body or place time and again, and other things too."""
    key = f"{subject} {said}"
    if key not in named:
        named.add(key)
        yield subject, said


def _body(body: Department, task: Task) -> str:
    """Without a full name another one in each document: every county has a 县财政局."""
    return iri("body", body.canonical) if body.canonical else iri("body", task.document, body.text)


def _about(kind: str, name: str | None) -> str | None:
    return iri(kind, name) if name else None


def _node(kind: str, /, **said: str | float | date | None) -> str:
    """A resource without a name."""
    told = [
        f"pp:{name} {_zh(str(value)) if name in _IN_CHINESE else _literal(value)}"
        for name, value in said.items()
        if value is not None
    ]
    return f"[ a {kind} ; {' ; '.join(told)} ]"


def _literal(value: str | float | date) -> str | None:
    match value:
        case str():
            return _text(value)
        case date():
            return _day(value)
        case int():
            return str(value)
    return _number(value)


def _text(value: str | None) -> str | None:
    return None if value is None else f'"{_ESCAPED.sub(_escape, for_lines(value))}"'


def _zh(value: str | None) -> str | None:
    return None if value is None else f"{_text(value)}@zh"


def _escape(found: re.Match[str]) -> str:
    return f"\\{found[0]}" if found[0] in '"\\' else f"\\u{ord(found[0]):04X}"


def _day(value: date | None) -> str | None:
    return None if value is None else f'"{value.isoformat()}"^^xsd:date'


def _number(value: float) -> str:
    return f'"{float(value)!r}"^^xsd:double'


def _whole(value: int | None) -> str | None:
    return None if value is None else str(value)


def _boolean(value: bool) -> str:
    return str(value).lower()
