"""Turtle is read by rdflib, keeps its shapes, and says nothing that its vocabulary does not hold."""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pyshacl
import pytest
from msgspec.structs import replace
from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import OWL, PROV, RDFS, SH

from outputs import turtle
from outputs.selection import Selection
from outputs.stored import Stored
from outputs.view import View
from pipeline.selection import Chosen
from tests.filled import ABSENT, DOCUMENTS, filled_graph
from tests.hostile_texts import HOSTILE

DOCS = Path(__file__).parents[2] / "docs"
PP = Namespace(turtle.VOCABULARY)
ELI = Namespace(turtle.ELI)
LATE, EARLY = (f"{id_}#一" for id_ in DOCUMENTS)


def graph_of(view: View) -> Graph:
    out = BytesIO()
    turtle.write(view, out)
    return Graph().parse(data=out.getvalue(), format="turtle")


def named(kind: str, *names: str) -> URIRef:
    return URIRef(turtle.iri(kind, *names).strip("<>"))


@cache
def held(name: str) -> Graph:
    return Graph().parse(DOCS / name, format="turtle")


def broken(graph: Graph) -> str:
    """What SHACL finds wrong, empty if nothing."""
    found: Any = pyshacl.validate(graph, shacl_graph=held("shapes.ttl"))
    conforms, _, words = found
    return "" if conforms else str(words)


def test_documents_are_legal_resources_with_their_text() -> None:
    graph = graph_of(Stored(filled_graph()))
    document = named("document", DOCUMENTS[0])
    [expression] = graph.objects(document, ELI.is_realized_by)

    assert (document, RDF.type, ELI.LegalResource) in graph
    assert (document, ELI.date_document, Literal("2021-06-18", datatype=XSD.date)) in graph
    assert (expression, ELI.title, Literal("甲", lang="zh")) in graph
    assert (named("document", ABSENT), PP.present, Literal(False)) in graph


def linked(**changes: Any) -> Graph:
    graph = filled_graph()
    links = tuple(replace(link, **changes) for link in graph.links)
    return graph_of(Stored(replace(graph, links=links)))


@pytest.mark.parametrize(
    ("copying", "plain", "qualified", "kind"),
    [
        ("own", PROV.wasDerivedFrom, PROV.qualifiedDerivation, PROV.Derivation),
        ("adapted", PROV.wasDerivedFrom, PROV.qualifiedDerivation, PROV.Derivation),
        ("copied", PROV.wasQuotedFrom, PROV.qualifiedQuotation, PROV.Quotation),
        ("renamed", PROV.wasQuotedFrom, PROV.qualifiedQuotation, PROV.Quotation),
    ],
)
def test_what_is_copied_is_quoted_and_what_is_not_is_derived(
    copying: str, plain: URIRef, qualified: URIRef, kind: URIRef
) -> None:
    graph = linked(kind="source", status="proposed", copy_class=copying)
    task, source = named("task", LATE), named("task", EARLY)
    [link] = graph.objects(task, qualified)

    assert (task, plain, source) in graph
    assert (link, RDF.type, kind) in graph
    assert (link, PROV.entity, source) in graph
    assert (link, PP.score, Literal(0.5)) in graph
    assert (None, PP.parallelTo, None) not in graph


# The second one: its words have changed since.
@pytest.mark.parametrize(
    "said", [{"status": "rejected"}, {"status": "suspect", "decided": "rejected"}]
)
def test_a_sibling_is_parallel_and_a_rejected_link_is_only_told(said: dict[str, Any]) -> None:
    sibling = linked(kind="sibling", status="proposed")
    rejected = linked(kind="source", **said)
    task, source = named("task", LATE), named("task", EARLY)

    assert (task, PP.parallelTo, source) in sibling
    assert (task, None, source) not in rejected
    for graph in (sibling, rejected):
        assert (None, PROV.wasDerivedFrom, None) not in graph
        assert len(list(graph.subjects(RDF.type, PP.Link))) == 1


@pytest.mark.parametrize(
    ("role", "relation"),
    [
        ("basis", ELI.based_on),
        ("repeals", ELI.repeals),
        ("amends", ELI.amends),
        ("mention", ELI.cites),
        ("forwards", PP.forwards),
    ],
)
def test_citations_are_relations_of_eli(role: Any, relation: URIRef) -> None:
    graph = filled_graph()
    citations = tuple(replace(one, role=role) for one in graph.citations)
    found = graph_of(Stored(replace(graph, citations=citations, document_links=())))

    assert (named("document", DOCUMENTS[0]), relation, named("document", ABSENT)) in found


@pytest.mark.parametrize(
    ("channel", "relation"), [("number", ELI.based_on), ("inferred", PROV.wasInfluencedBy)]
)
def test_a_source_that_is_not_named_is_no_legal_basis(channel: Any, relation: URIRef) -> None:
    graph = filled_graph()
    links = tuple(replace(one, role="implements", channel=channel) for one in graph.document_links)
    found = graph_of(Stored(replace(graph, citations=(), document_links=links)))

    assert (named("document", DOCUMENTS[0]), relation, named("document", ABSENT)) in found
    assert {one for _, one, _ in found.triples((None, None, named("document", ABSENT)))} >= {
        relation
    }


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_arrive_and_keep_the_shapes(text: str) -> None:
    graph = graph_of(Stored(filled_graph(text)))
    clean = "".join(
        "\ufffd" if one == "\x00" or "\ud800" <= one <= "\udfff" else one for one in text
    )

    assert (named("task", LATE), PP.heading, Literal(clean, lang="zh")) in graph
    assert broken(graph) == ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("d0#三/(一)", "<urn:policy-pipe:task:d0%23%E4%B8%89%2F%28%E4%B8%80%29>"),
        ('> <x> "\\', "<urn:policy-pipe:task:%3E%20%3Cx%3E%20%22%5C>"),
        ("a:b%41\n", "<urn:policy-pipe:task:a%3Ab%2541%0A>"),
    ],
)
def test_names_are_encoded(name: str, expected: str) -> None:
    assert turtle.iri("task", name) == expected


def test_the_vocabulary_holds_what_is_said_and_nothing_else() -> None:
    graphs = [graph_of(Stored(filled_graph())), linked(kind="sibling", status="proposed")]
    graph_by_role = filled_graph()
    forwarding = tuple(replace(one, role="forwards") for one in graph_by_role.citations)
    graphs.append(graph_of(Stored(replace(graph_by_role, citations=forwarding))))
    said = {
        str(term)
        for graph in graphs
        for _, predicate, object_ in graph
        for term in ([predicate, object_] if predicate == RDF.type else [predicate])
        if str(term).startswith(turtle.VOCABULARY)
    }
    vocabulary = held("vocabulary.ttl")
    kinds = (OWL.Class, OWL.DatatypeProperty, OWL.ObjectProperty)
    defined = {str(term) for kind in kinds for term in vocabulary.subjects(RDF.type, kind)}

    assert said == defined
    for term in defined:
        labels = vocabulary.objects(URIRef(term), RDFS.label)
        assert {one.language for one in labels if isinstance(one, Literal)} == {"en", "zh"}


def test_values_have_the_ranges_of_the_vocabulary() -> None:
    vocabulary = held("vocabulary.ttl")
    for _, predicate, object_ in graph_of(Stored(filled_graph())):
        for range_ in vocabulary.objects(predicate, RDFS.range):
            assert isinstance(object_, Literal)
            kind = RDF.langString if object_.language else object_.datatype or XSD.string
            assert kind == range_, predicate


@pytest.mark.parametrize(
    ("subject", "predicate", "object_"),
    [
        ("task", PP.kind, Literal("wish")),
        ("task", PROV.wasDerivedFrom, URIRef("urn:elsewhere")),
        ("document", ELI.date_document, Literal("18.6.2021")),
    ],
)
def test_the_shapes_refuse_what_is_wrong(subject: str, predicate: URIRef, object_: Any) -> None:
    graph = graph_of(Stored(filled_graph()))
    assert broken(graph) == ""
    graph.add((named(subject, LATE if subject == "task" else DOCUMENTS[0]), predicate, object_))

    assert broken(graph) != ""


def test_every_shape_has_something_to_hold() -> None:
    graph = graph_of(Stored(filled_graph()))
    shapes = held("shapes.ttl")
    targets = set(shapes.objects(None, SH.targetClass))

    assert len(targets) > 8
    assert [one for one in targets if (None, RDF.type, one) not in graph] == []


def test_the_selection_is_told() -> None:
    graph = graph_of(Chosen(Stored(filled_graph()), Selection(kinds=("source",))))

    assert (URIRef("urn:policy-pipe:graph"), PP.selection, Literal('{"kinds":["source"]}')) in graph
