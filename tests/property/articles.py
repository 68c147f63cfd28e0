"""Articles that change: sentences like one another, as news has them, and what authors do to them."""

from __future__ import annotations

from hypothesis import strategies as st

SUBJECTS = ("The Kremlin", "Europe", "Nobody in Washington", "The minister of the interior")
VERBS = ("did not answer the letter", "expects that the talks will go on", "sends no more weapons")
PLACES = ("from the White House", "in the spring", "to the front", "before the end of the week")
JOINTS = ("and the allies were told so in the evening", "but nobody there believed a word of it")
GAPS = ("\n", " ", "\n\n", "\r\n", "  ")

SENTENCES = st.one_of(
    st.builds("{} {} {}.".format, st.sampled_from(SUBJECTS), st.sampled_from(VERBS), st.sampled_from(PLACES)),
    st.builds(
        "{} {} {}, {}.".format,
        st.sampled_from(SUBJECTS), st.sampled_from(VERBS), st.sampled_from(PLACES), st.sampled_from(JOINTS),
    ),
    st.sampled_from(["He won.", "He lost.", "NATO", "* * *", "1939", 'He said "no\\more" — 5 %.']),
)  # fmt: skip

Part = tuple[str, str]
"""A sentence, and what stands after it."""

PARTS = st.tuples(SENTENCES, st.sampled_from(GAPS))


def text_of(parts: list[Part]) -> str:
    """The article's text."""
    return "".join(sentence + gap for sentence, gap in parts)


def split(part: Part) -> list[Part]:
    """A sentence as two, where it has a joint."""
    sentence, gap = part
    head, comma, tail = sentence.partition(", ")
    return [(f"{head}.", " "), (tail[:1].upper() + tail[1:], gap)] if comma and tail else [part]


def merge(first: Part, second: Part) -> Part:
    """Two sentences as one."""
    return f"{first[0].rstrip('.')}, {second[0][:1].lower()}{second[0][1:]}", second[1]
