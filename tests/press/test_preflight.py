"""Preflight names the one rule that a PDF breaks: each case spoils a good file in one way."""

from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from pressroom.press import draw_press
from pressroom.press.preflight import CHECKS, LIMITS, preflight_file, preflight_pdf, summarise_pdf

SPOILERS = {}
NONE = pikepdf.StreamDecodeLevel.none


def spoils(code):
    """Register a way to break one rule."""

    def register(function):
        SPOILERS.setdefault(code, []).append(function)
        return function

    return register


def add_content(pdf, content, **resources):
    """Paint something more in the middle of the first page."""
    page = pdf.pages[0]
    for kind, entries in resources.items():
        whole = page.Resources.get("/" + kind, Dictionary())
        for name, value in entries.items():
            whole["/" + name] = value
        page.Resources["/" + kind] = whole
    page.contents_add(("\nq " + content + " Q\n").encode())


def change_xmp(pdf, old, new):
    data = pdf.Root.Metadata.read_bytes().decode()
    assert old in data
    pdf.Root.Metadata.write(data.replace(old, new).encode())


def first_font(pdf):
    return next(iter(pdf.pages[0].Resources.Font.items()))


def image_of(pdf, space, data, width=400, height=400, bits=8, **more):
    return pdf.make_stream(
        data,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=width,
        Height=height,
        ColorSpace=space,
        BitsPerComponent=bits,
        **more,
    )


@spoils("pdfx-identity")
def no_identity(pdf):
    change_xmp(pdf, "PDF/X-4", "PDF/X-3")


@spoils("pdf-title")
def no_title(pdf):
    del pdf.docinfo["/Title"]


@spoils("pdf-dates")
def no_dates(pdf):
    del pdf.docinfo["/ModDate"]


@spoils("pdf-trapped")
def trapped_unknown(pdf):
    pdf.docinfo["/Trapped"] = Name("/Unknown")


@spoils("pdf-document-id")
def no_document_id(pdf):
    change_xmp(pdf, "xmpMM:DocumentID", "xmpMM:Something")


@spoils("output-intent")
def no_intent(pdf):
    del pdf.Root["/OutputIntents"]


@spoils("output-intent")
def rgb_intent(pdf):
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    data = bytearray(profile.read_bytes())
    data[16:20] = b"RGB "
    profile.write(bytes(data))


@spoils("output-intent")
def two_intents(pdf):
    intents = list(pdf.Root.OutputIntents)
    pdf.Root.OutputIntents = Array([*intents, *intents])


@spoils("font-not-embedded")
def loose_font(pdf):
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    add_content(pdf, "0 0 0 1 k /GSop gs BT /FX 10 Tf 300 300 Td (abc) Tj ET", Font={"FX": pdf.make_indirect(font)})


@spoils("font-without-unicode")
def silent_font(pdf):
    _, font = first_font(pdf)
    del font["/ToUnicode"]


@spoils("font-cid-order")
def renumbered_font(pdf):
    for font in pdf.pages[0].Resources.Font.values():
        descriptor = font.DescendantFonts[0].FontDescriptor
        if "/FontFile3" in descriptor and str(descriptor.FontFile3.Subtype) == "/OpenType":
            program = descriptor.FontFile3
            program.write(shuffle_charset(program.read_bytes()))
            return
    raise AssertionError("no OpenType font")


def shuffle_charset(data):
    """Shift the CIDs of an identity charset (format 2, one range) by one."""
    data = bytearray(data)
    at = next(n for n in range(12, len(data), 16) if data[n : n + 4] == b"CFF ")
    start = int.from_bytes(data[at + 8 : at + 12], "big")
    length = int.from_bytes(data[at + 12 : at + 16], "big")
    from pressroom.faces.charset import read_charset

    cids = read_charset(bytes(data[start : start + length]))
    count = len(cids)
    for shape in (b"\x02\x00\x01" + (count - 2).to_bytes(2, "big"), b"\x01\x00\x01" + bytes([(count - 2) & 255])):
        found = data.find(shape, start, start + length)
        if found > 0:
            data[found + 2] = 2
            return bytes(data)
    raise AssertionError("no identity charset")


@spoils("active-content")
def script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@spoils("active-content")
def form(pdf):
    pdf.Root.AcroForm = Dictionary(Fields=Array())


@spoils("annotation")
def link(pdf):
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[300, 300, 400, 400], Border=[0, 0, 0])
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


@spoils("transfer-curve")
def curve(pdf):
    state = Dictionary(Type=Name.ExtGState, TR=Name.Identity)
    pdf.pages[0].Resources.ExtGState["/GSx"] = pdf.make_indirect(state)


@spoils("foreign-object")
def postscript(pdf):
    program = pdf.make_stream(b"showpage", Type=Name.XObject, Subtype=Name.PS)
    images = pdf.pages[0].Resources.get("/XObject", Dictionary())
    images["/PSx"] = program
    pdf.pages[0].Resources.XObject = images


@spoils("lzw-filter")
def lzw(pdf):
    stream = pdf.make_stream(b"")
    stream.write(bytes.fromhex("800b6050220c0c8501"), filter=Name.LZWDecode)
    pdf.Root.PieceInfo = Dictionary(X=stream)


@spoils("optional-content")
def layer(pdf):
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("layer")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary())


@spoils("page-boxes")
def art_box(pdf):
    pdf.pages[0].obj.ArtBox = pdf.pages[0].obj.TrimBox


@spoils("page-boxes")
def bleed_outside(pdf):
    left, bottom, right, top = (float(value) for value in pdf.pages[0].obj.BleedBox)
    pdf.pages[0].obj.MediaBox = Array([left + 1, bottom + 1, right - 1, top - 1])


@spoils("narrow-bleed")
def no_bleed(pdf):
    pdf.pages[0].obj.BleedBox = pdf.pages[0].obj.TrimBox


@spoils("page-turned")
def turned(pdf):
    pdf.pages[0].obj.Rotate = 90


@spoils("empty-page")
def empty(pdf):
    pdf.pages[0].obj.Contents = pdf.make_stream(b"")


@spoils("unreadable-page")
def unreadable(pdf):
    add_content(pdf, "w")


@spoils("damaged-file")
def damaged(pdf):
    add_content(pdf, "(abc Tj")


@spoils("rgb-colour")
def rgb_area(pdf):
    add_content(pdf, "1 0 0 rg 300 300 100 100 re f")


@spoils("rgb-colour")
def rgb_picture(pdf):
    image = image_of(pdf, Name.DeviceRGB, b"\x80" * 480000)
    add_content(pdf, "100 0 0 100 300 300 cm /Px Do", XObject={"Px": image})


@spoils("rgb-colour")
def rgb_in_a_form(pdf):
    form = pdf.make_stream(b"0 0 1 RG 2 w 0 0 m 50 50 l S", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 60, 60])
    add_content(pdf, "1 0 0 1 300 300 cm /Fx Do", XObject={"Fx": form})


@spoils("rgb-colour")
def rgb_inline(pdf):
    pdf.pages[0].contents_add(b"q .1 0 0 .1 300 300 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI Q")


@spoils("transparency-space")
def rgb_blending(pdf):
    pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    state = Dictionary(Type=Name.ExtGState, ca=0.5)
    add_content(pdf, "/GSt gs 0 0 0 .5 k 300 300 50 50 re f", ExtGState={"GSt": state})


@spoils("transparency")
def half_transparent(pdf):
    pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    state = Dictionary(Type=Name.ExtGState, ca=0.5)
    add_content(pdf, "/GSt gs 0 0 0 .5 k 300 300 50 50 re f", ExtGState={"GSt": state})


@spoils("spot-colour")
def spot(pdf):
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1)
    space = Array([Name.Separation, Name("/Gold"), Name.DeviceCMYK, tint])
    add_content(pdf, "/CSx cs 1 scn 300 300 50 50 re f", ColorSpace={"CSx": space})


@spoils("registration-inside")
def all_inside(pdf):
    add_content(pdf, "/CSAll cs .3 scn 300 300 50 50 re f")


@spoils("rich-black")
def rich(pdf):
    add_content(pdf, ".3 .3 .3 1 k 300 300 50 50 re f")


@spoils("light-tint")
def faint(pdf):
    add_content(pdf, "0 0 0 .02 k 300 300 50 50 re f")


@spoils("conversion-profile")
def other_profile(pdf):
    profile = pdf.make_stream(b"other" * 40, N=4)
    image = image_of(pdf, Array([Name.ICCBased, profile]), b"\x20" * 640000)
    add_content(pdf, "100 0 0 100 300 300 cm /Px Do", XObject={"Px": image})


@spoils("too-much-ink")
def heavy_area(pdf):
    add_content(pdf, ".9 .9 .9 0 k 300 300 50 50 re f")


@spoils("too-much-ink")
def heavy_picture(pdf):
    image = image_of(pdf, Name.DeviceCMYK, b"\xf0" * 640000)
    add_content(pdf, "100 0 0 100 300 300 cm /Px Do", XObject={"Px": image})


@spoils("too-much-ink")
def black_over_colour(pdf):
    add_content(pdf, "0 .95 .9 .1 k 300 300 50 50 re f /GSop gs 0 0 0 1 k 310 310 30 30 re f")


@spoils("much-ink")
def fairly_heavy_area(pdf):
    add_content(pdf, ".75 .75 .75 0 k 300 300 50 50 re f")


@spoils("low-resolution")
def few_pixels(pdf):
    image = image_of(pdf, Name.DeviceCMYK, b"\x20" * 40000, 100, 100)
    add_content(pdf, "100 0 0 100 300 300 cm /Px Do", XObject={"Px": image})


@spoils("poor-resolution")
def rather_few_pixels(pdf):
    image = image_of(pdf, Name.DeviceCMYK, b"\x20" * (250 * 250 * 4), 250, 250)
    add_content(pdf, "100 0 0 100 300 300 cm /Px Do", XObject={"Px": image})


@spoils("line-art-resolution")
def coarse_line_art(pdf):
    image = image_of(pdf, Name.DeviceGray, b"\x55" * (50 * 400), 400, 400, 1)
    add_content(pdf, "100 0 0 100 300 300 cm /Px Do", XObject={"Px": image})


@spoils("stretched-picture")
def stretched(pdf):
    image = image_of(pdf, Name.DeviceCMYK, b"\x20" * 640000)
    add_content(pdf, "100 0 0 60 300 300 cm /Px Do", XObject={"Px": image})


@spoils("picture-depth")
def deep_picture(pdf):
    image = image_of(pdf, Name.DeviceCMYK, b"\x20" * 1280000, bits=16)
    add_content(pdf, "100 0 0 100 300 300 cm /Px Do", XObject={"Px": image})


def show(pdf, colour, size, state=""):
    """Show two glyphs of the page's first own font."""
    name = next(key for key in sorted(map(str, pdf.pages[0].Resources.Font.keys())) if key.startswith("/T"))
    add_content(pdf, f"{colour} {state} BT {name} {size} Tf 300 300 Td <00010002> Tj ET")


@spoils("coloured-text")
def coloured(pdf):
    show(pdf, "1 0 0 0 k", 14)


@spoils("black-text-knocks-out")
def knocking_out(pdf):
    show(pdf, "0 0 0 1 k", 10, "/GSko gs")


@spoils("white-overprints")
def vanishing(pdf):
    add_content(pdf, "/GSop gs 0 0 0 0 k 300 300 50 50 re f")


@spoils("small-text")
def tiny(pdf):
    show(pdf, "0 0 0 1 k", 6, "/GSop gs")


@spoils("small-coloured-text")
def white_on_black(pdf):
    add_content(pdf, "0 0 0 1 k 290 290 60 30 re f")
    show(pdf, "0 0 0 0 k", 10)


@spoils("hairline")
def thin(pdf):
    add_content(pdf, "0 0 0 1 K .1 w 300 300 m 400 300 l S")


@spoils("hairline")
def thin_sliver(pdf):
    add_content(pdf, "0 0 0 1 k 300 300 100 .1 re f")


@spoils("coloured-hairline")
def thin_in_colour(pdf):
    add_content(pdf, "0 1 1 0 K 1 w 300 300 m 400 300 l S")


@pytest.fixture(scope="module")
def good(made):
    files = draw_press(made.house, made.feature, made.made_up, made.faces).files
    return next(file.data for file in files if file.path.endswith("spread.pdf"))


def spoil(good, spoiler):
    with pikepdf.open(BytesIO(good)) as pdf:
        spoiler(pdf)
        file = BytesIO()
        pdf.save(file, force_version="1.6", compress_streams=False, stream_decode_level=NONE)
    return file.getvalue()


def codes_of(data, **limits):
    return {finding.code for finding in preflight_pdf(data, "a.pdf", limits)}


def test_a_good_file_is_passed(good):
    assert [finding.say() for finding in preflight_pdf(good, "spread.pdf")] == []


@pytest.mark.parametrize(
    ("code", "spoiler"),
    [(code, one) for code, ones in SPOILERS.items() for one in ones],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_a_spoilt_file_is_named_for_that_alone(good, code, spoiler):
    found = codes_of(spoil(good, spoiler))
    companions = {"transparency-space": {"transparency"}}.get(code, set())
    assert found - companions == {code}


def test_a_newer_version_is_named(good):
    with pikepdf.open(BytesIO(good)) as pdf:
        file = BytesIO()
        pdf.save(file, force_version="1.7")
    assert codes_of(file.getvalue()) == {"pdf-version"}


def test_an_encrypted_file_is_named(good):
    with pikepdf.open(BytesIO(good)) as pdf:
        file = BytesIO()
        pdf.save(file, encryption=pikepdf.Encryption(owner="x", user="y"))
    assert codes_of(file.getvalue()) == {"encrypted"}


def test_a_file_without_id_is_named(good):
    with pikepdf.open(BytesIO(good)) as pdf:
        file = BytesIO()
        pdf.save(file, force_version="1.6", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = file.getvalue().replace(b"/ID [", b"/IX [")
    assert codes_of(data) == {"trailer-id"}


def test_pages_of_two_sizes_are_named(good):
    with pikepdf.open(BytesIO(good)) as pdf:
        pdf.pages.append(pdf.pages[0])
        second = pdf.pages[1].obj
        second.TrimBox = Array([float(v) + add for v, add in zip(second.TrimBox, (0, 0, -50, 0), strict=True)])
        file = BytesIO()
        pdf.save(file, force_version="1.6")
    assert "page-sizes" in codes_of(file.getvalue(), **{"narrow-bleed": 0.0})


def test_limits_can_be_moved(good):
    assert codes_of(good, **{"large-file": 0.01}) == {"large-file"}
    assert codes_of(good, **{"low-resolution": 10000.0}) == {"low-resolution"}
    heavy = spoil(good, heavy_area)
    assert codes_of(heavy, **{"too-much-ink": 300.0, "much-ink": 300.0}) == set()


def test_every_check_has_a_file_that_breaks_it():
    elsewhere = {"pdf-version", "encrypted", "trailer-id", "page-sizes", "large-file"}
    named = {check.__name__.replace("_", "-") for check in CHECKS}
    told = set(SPOILERS) | elsewhere
    assert named - told == set()


def test_limits_belong_to_checks():
    assert all(isinstance(limit, float) for limit in LIMITS.values())


@pytest.mark.parametrize("data", [b"", b"not a pdf", b"%PDF-1.6\n%%EOF", b"\x00" * 2000])
def test_what_is_no_pdf_is_refused_by_name(data):
    assert codes_of(data) == {"unreadable-pdf"}


def test_a_missing_file_is_named(tmp_path):
    assert [finding.code for finding in preflight_file(tmp_path / "none.pdf")] == ["missing-file"]


def test_findings_have_their_rule_and_place(good):
    (found,) = preflight_pdf(spoil(good, heavy_area), "spread.pdf")
    assert (found.rule, found.place.path, found.severity) == ("C-20", "spread.pdf", "error")
    assert found.area is not None
    assert found.area.width_mm == pytest.approx(50 / 72 * 25.4, abs=0.02)


def test_summary_opens_the_table(good):
    told = summarise_pdf(good, "spread.pdf")
    assert told["trim"] == "540 × 390 mm"
    assert told["output"] == "CGATS TR 002"
    assert told["pictures"] == "1"


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_broken_files_are_findings_and_never_exceptions(good, data):
    with pikepdf.open(BytesIO(good)) as pdf:
        objects = [item for item in pdf.objects if isinstance(item, Dictionary | pikepdf.Stream) and item.keys()]
        item = data.draw(st.sampled_from(range(len(objects))))
        key = data.draw(st.sampled_from(sorted(objects[item].keys())))
        value = data.draw(st.sampled_from([None, 0, Name("/Foo"), Array([1]), Dictionary(), String("x")]))
        try:
            if value is None:
                del objects[item][key]
            else:
                objects[item][key] = value
            file = BytesIO()
            pdf.save(file, compress_streams=False, stream_decode_level=NONE)
        except (pikepdf.PdfError, ValueError, KeyError, TypeError, RuntimeError):
            return
    assert all(finding.say() for finding in preflight_pdf(file.getvalue(), "a.pdf"))


def test_a_part_that_cannot_be_checked_is_named(good):
    def break_font(pdf):
        next(iter(pdf.pages[0].Resources.Font.values())).DescendantFonts = Name("/None")

    assert "unreadable-part" in codes_of(spoil(good, break_font))
