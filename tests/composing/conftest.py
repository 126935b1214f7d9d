"""What the tests of composing share: the faces of this machine and a way to set one paragraph."""

from collections.abc import Callable

import pytest
from msgspec import convert

from pressroom.composing.galley import Composer
from pressroom.faces import Faces, find_faces
from pressroom.findings import Place
from pressroom.model import Block, Entry, Feature, Run, SetBlock
from pressroom.paper import FaceSetting, Paper

SetText = Callable[..., SetBlock]


@pytest.fixture(scope="session")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Faces:
    return find_faces(tmp_path_factory.mktemp("house"), FaceSetting())


def feature_of(blocks: tuple[Block, ...] = (), language: str = "zh-CN", **paper: object) -> Feature:
    settings = convert({"name": "报", "url": "https://a.example", "language": language, **paper}, Paper, strict=False)
    entry = Entry("a", "晋州市", "晋州市人大常委会", blocks, (), Place("content/f/01-a.md", 1))
    return Feature("f", settings, "题", (entry,), Place("content/f/index.md", 1))


def block_of(text: str, kind: str = "paragraph", **fields: object) -> Block:
    runs = (Run(text, 7),) if isinstance(text, str) else text
    return Block(kind, runs, Place("content/f/01-a.md", 7), **fields)


@pytest.fixture(scope="session")
def set_text(faces: Faces) -> SetText:
    """Set one paragraph: `set_text(text, measure_em, language=…, **site.yaml)` gives its `SetBlock`."""
    composers: dict[str, Composer] = {}

    def set_one(text: str, measure_em: float = 13, language: str = "zh-CN", **paper: object) -> SetBlock:
        key = repr((language, sorted(paper.items())))
        if key not in composers:
            composers[key] = Composer.for_feature(feature_of((), language, **paper), faces)
        block = text if isinstance(text, Block) else block_of(text)
        return composers[key].blocks.set_block(block, measure_em, "a", 1)

    return set_one
