"""Which elements of HTML begin a line, show nothing, only change letters, or need no end tag."""


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


BLOCKS = _names("""
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav
    ol option p pre section summary table tbody td tfoot th thead tr ul
""")

# What a browser with scripts shows nothing of, or draws; a select shows one of its options.
UNSEEN = _names("""
    audio canvas datalist head iframe math noframes noscript object rp script select style svg
    template title video
""")

# Those that browsers open again in the next paragraph when they were left open.
FORMATS = _names("""
    a b big code em font i nobr s small strike strong tt u
""")

# They have no end tag, or nobody writes it: the next of their kind ends them.
CLOSE_THEMSELVES = _names("""
    area base body br col colgroup dd dt embed head hr html img input li link meta option p param
    source tbody td tfoot th thead tr track wbr
""")
