"""What the darkroom reads from a picture's header."""

from pathlib import Path

import pytest
from PIL import Image

from pressroom.darkroom import look_at

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" photoshop:Credit="资料图片">
<dc:description><rdf:Alt>
<rdf:li xml:lang="x-default">A lamp.</rdf:li><rdf:li xml:lang="zh-CN">一盏灯。</rdf:li></rdf:Alt></dc:description>
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt>
<rdf:li xml:lang="x-default">灯</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def iim(*fields: tuple[int, int, bytes]) -> bytes:
    """An APP13 segment with IPTC-IIM fields."""
    data = b"".join(
        bytes((0x1C, record, number)) + len(value).to_bytes(2, "big") + value for record, number, value in fields
    )
    block = b"8BIM\x04\x04\x00\x00" + len(data).to_bytes(4, "big") + data + b"\0" * (len(data) % 2)
    body = b"Photoshop 3.0\0" + block
    return b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body


def save_jpeg(path: Path, app13: bytes = b"", **more) -> Path:
    Image.new("RGB", (60, 40), (200, 30, 30)).save(path, "JPEG", **more)
    data = path.read_bytes()
    path.write_bytes(data[:2] + app13 + data[2:])
    return path


def test_size_is_upright(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    photo, findings = look_at(save_jpeg(tmp_path / "a.jpg", exif=exif), "content/a.jpg")
    assert (photo.width_px, photo.height_px, photo.path) == (40, 60, "content/a.jpg")
    assert findings == ()


def test_xmp_words_are_read_in_chinese(tmp_path):
    photo, _ = look_at(save_jpeg(tmp_path / "a.jpg", xmp=XMP.encode()), "a.jpg")
    assert (photo.caption, photo.credit, photo.alt) == ("一盏灯。", "资料图片", "灯")


@pytest.mark.parametrize("marker", [b"\x1b%G", b""])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_iptc_words_are_read_in_either_encoding(tmp_path, marker, encoding):
    if marker and encoding != "utf-8":
        pytest.skip("a marked field is UTF-8")
    fields = [(1, 90, marker)] if marker else []
    fields += [(2, 120, "代表之家。".encode(encoding)), (2, 80, "张三 摄".encode(encoding))]
    photo, _ = look_at(save_jpeg(tmp_path / "a.jpg", iim(*fields)), "a.jpg")
    assert (photo.caption, photo.credit) == ("代表之家。", "张三 摄")


def test_xmp_goes_before_iptc_and_exif(tmp_path):
    exif = Image.Exif()
    exif[0x010E] = "from exif"
    path = save_jpeg(tmp_path / "a.jpg", iim((2, 120, b"from iptc"), (2, 110, b"agency")), exif=exif)
    assert look_at(path, "a.jpg")[0].caption == "from iptc"
    path = save_jpeg(tmp_path / "b.jpg", iim((2, 120, b"from iptc")), exif=exif, xmp=XMP.encode())
    assert look_at(path, "b.jpg")[0].caption == "一盏灯。"


def test_exif_description_in_utf8_is_not_garbled(tmp_path):
    exif = Image.Exif()
    exif[0x010E] = "代表活动".encode()
    photo, _ = look_at(save_jpeg(tmp_path / "a.jpg", exif=exif), "a.jpg")
    assert photo.caption == "代表活动"


def test_missing_and_unreadable_pictures_are_errors_of_form(tmp_path):
    (tmp_path / "text.jpg").write_text("not a picture")
    for name, code in (("none.jpg", "missing-picture"), ("text.jpg", "unreadable-picture")):
        photo, findings = look_at(tmp_path / name, name)
        assert photo is None
        assert [(f.code, f.of_form, f.place.path) for f in findings] == [(code, True, name)]
        assert str(tmp_path) not in findings[0].say()


def test_broken_metadata_is_no_fault(tmp_path):
    photo, findings = look_at(save_jpeg(tmp_path / "a.jpg", xmp=b"<x:broken"), "a.jpg")
    assert (photo.caption, findings) == ("", ())


def test_moving_picture_is_a_warning(tmp_path):
    frames = [Image.new("RGB", (8, 8), (index, 0, 0)) for index in (0, 200)]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    photo, findings = look_at(tmp_path / "a.gif", "a.gif")
    assert photo.width_px == 8
    assert [f.code for f in findings] == ["animated-picture"]


def test_a_lying_header_of_enormous_size_is_refused(tmp_path):
    image = Image.new("1", (8, 8))
    image.save(tmp_path / "a.bmp", "BMP")
    data = bytearray((tmp_path / "a.bmp").read_bytes())
    data[18:26] = (60000).to_bytes(4, "little") * 2
    data[28:30] = (24).to_bytes(2, "little")
    (tmp_path / "a.bmp").write_bytes(bytes(data))
    photo, findings = look_at(tmp_path / "a.bmp", "a.bmp")
    assert photo is None
    assert findings[0].code == "picture-too-large"
