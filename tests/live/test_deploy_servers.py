"""Real servers on loopback: an object store, FTP, rsync, a git repository."""

import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler
from pyftpdlib.servers import ThreadedFTPServer

from pressroom.deploy import objects
from pressroom.deploy.ledger import LEDGER
from pressroom.deploy.objects import ObjectStore
from pressroom.deploy.outgoing import Outgoing
from pressroom.deploy.stores import ExtraMissing
from pressroom.findings import StopPress
from tests.live.conftest import Newsstand, broken_links, read_tree

KEYS = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret"}
FTP_KEYS = {"FTP_USER": "desk", "FTP_PASSWORD": "secret"}


class Bucket:
    """A bucket of a server of the test's own."""

    def __init__(self, endpoint: str) -> None:
        told = {"aws_access_key_id": "key", "aws_secret_access_key": "secret", "region_name": "us-east-1"}
        self.client = boto3.client("s3", endpoint_url=endpoint, **told)
        self.client.create_bucket(Bucket="paper")

    def read(self) -> dict[str, bytes]:
        listed = self.client.list_objects_v2(Bucket="paper").get("Contents", [])
        found = {one["Key"]: self.client.get_object(Bucket="paper", Key=one["Key"])["Body"].read() for one in listed}
        files = {key.removeprefix("web/"): data for key, data in found.items()}
        files.pop(LEDGER, None)
        return files

    def head(self, path: str) -> dict[str, str]:
        return dict(self.client.head_object(Bucket="paper", Key=f"web/{path}"))


@pytest.fixture(scope="module")
def moto() -> Iterator[str]:
    server = ThreadedMotoServer("127.0.0.1", 0)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(moto: str, newsstand: Newsstand) -> Iterator[Bucket]:
    bucket = Bucket(moto)
    newsstand.targets["production"] = {
        "to": "s3",
        "bucket": "paper",
        "prefix": "web",
        "endpoint": moto,
        "read_back": False,
    }
    yield bucket
    for one in bucket.client.list_objects_v2(Bucket="paper").get("Contents", []):
        bucket.client.delete_object(Bucket="paper", Key=one["Key"])
    bucket.client.delete_bucket(Bucket="paper")


def test_object_store_holds_the_site_with_its_headers(newsstand: Newsstand, bucket: Bucket) -> None:
    newsstand.deploy("production", KEYS)
    assert bucket.read() == newsstand.site()
    page = bucket.head("spring/index.html")
    assert page["ContentType"] == "text/html; charset=utf-8"
    assert page["CacheControl"] == "public, max-age=60"
    picture = next(path for path in newsstand.site() if path.endswith(".webp"))
    assert bucket.head(picture)["ContentType"] == "image/webp"
    assert bucket.head(picture)["CacheControl"] == "public, max-age=31536000, immutable"
    assert bucket.head("feed.xml")["ContentType"].startswith("application/atom+xml")


@pytest.mark.long
def test_object_store_cut_off_and_run_again(
    newsstand: Newsstand, bucket: Bucket, crowded: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    newsstand.deploy("production", KEYS)
    crowded()
    whole = ObjectStore._write
    for point in (1, 2, 4, 5, 7, 9, 11, 12, 13, 14):
        left = [point]

        def frail(store: ObjectStore, one: Outgoing, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt
            whole(store, one)

        with monkeypatch.context() as patch:
            patch.setattr(ObjectStore, "_write", frail)
            patch.setattr(objects, "AT_ONCE", 1)
            with pytest.raises(KeyboardInterrupt):
                newsstand.deploy("production", KEYS)
        assert broken_links(bucket.read()) == []
        newsstand.style = f"body{{margin:{point}px}}".encode()
        for slug in newsstand.slugs:
            newsstand.print_feature(slug, f"第{point}回")
    newsstand.deploy("production", KEYS)
    assert bucket.read() == newsstand.site()
    assert not [path for path in bucket.read() if path.startswith("autumn")]


def test_object_store_that_refuses_is_a_finding(newsstand: Newsstand, bucket: Bucket) -> None:
    newsstand.targets["production"]["bucket"] = "another"
    with pytest.raises(StopPress) as stopped:
        newsstand.deploy("production", KEYS)
    assert stopped.value.findings[0].code == "not-sent"
    assert "secret" not in str(stopped.value)


@pytest.mark.parametrize(
    ("kind", "named"), [("s3", "AWS_ACCESS_KEY_ID"), ("oss", "OSS_ACCESS_KEY_ID"), ("ftp", "FTP_USER")]
)
def test_keys_come_from_the_environment_alone(newsstand: Newsstand, kind: str, named: str) -> None:
    newsstand.targets["production"] = {
        "to": kind,
        "bucket": "paper",
        "host": "127.0.0.1",
        "endpoint": "http://127.0.0.1:9",
    }
    with pytest.raises(StopPress) as stopped:
        newsstand.deploy("production")
    assert stopped.value.findings[0].code == "missing-key"
    assert named in stopped.value.findings[0].advise()
    assert "PRESSROOM_PRODUCTION_KEY" in stopped.value.findings[0].advise()


@pytest.mark.parametrize("kind", ["oss", "cos", "obs"])
def test_chinese_object_stores_are_opened_with_their_own_options(kind: str) -> None:
    keys = {"PRESSROOM_MAIN_KEY": "key", "PRESSROOM_MAIN_SECRET": "secret"}
    from pressroom.paper import DeployTarget

    store = objects.open_objects("main", DeployTarget(to=kind, bucket="paper", endpoint="http://127.0.0.1:9"), keys)
    assert store.headers
    assert store.where == f"{kind}://paper/"


def test_missing_library_says_what_to_type(newsstand: Newsstand, monkeypatch: pytest.MonkeyPatch) -> None:
    newsstand.targets["production"] = {"to": "s3", "bucket": "paper"}

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(objects.importlib, "import_module", missing)
    with pytest.raises(ExtraMissing) as fault:
        newsstand.deploy("production", KEYS)
    assert fault.value.line.endswith("-m pip install 'opendal>=0.46'")


@pytest.fixture
def ftp(newsstand: Newsstand, tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "ftp"
    folder.mkdir()
    authorizer = DummyAuthorizer()
    authorizer.add_user("desk", "secret", str(folder), perm="elradfmwMT")
    handler = type("Handler", (FTPHandler,), {"authorizer": authorizer})
    server = ThreadedFTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"timeout": 0.05}, daemon=True)
    thread.start()
    port = server.address[1]
    newsstand.targets["press"] = {"to": "ftp", "host": "127.0.0.1", "port": port, "path": "web", "read_back": False}
    yield folder
    server.close_all()
    thread.join(5)


def test_ftp_server_holds_the_site_and_loses_what_is_withdrawn(
    newsstand: Newsstand, ftp: Path, crowded: Callable[[], None]
) -> None:
    newsstand.deploy("press", FTP_KEYS)
    assert read_tree(ftp / "web") == newsstand.site()
    crowded()
    newsstand.deploy("press", FTP_KEYS)
    assert read_tree(ftp / "web") == newsstand.site()
    assert newsstand.deploy("press", FTP_KEYS).plan.lines() == ()


@pytest.fixture
def rsync(newsstand: Newsstand, tmp_path: Path) -> Iterator[Path]:
    program = shutil.which("rsync")
    if program is None:
        pytest.skip("rsync is not installed")
    folder = tmp_path / "rsync"
    folder.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = tmp_path / "rsyncd.conf"
    settings.write_text(
        f"use chroot = no\nuid = {os.getuid()}\ngid = {os.getgid()}\n"
        f"[web]\npath = {folder}\nread only = no\nmunge symlinks = no\n"
    )
    words = [program, "--daemon", "--no-detach", f"--port={port}", "--address=127.0.0.1", f"--config={settings}"]
    server = subprocess.Popen(words)
    for _ in range(100):
        with socket.socket() as asker:
            if asker.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    newsstand.targets["host"] = {"to": "rsync", "path": f"rsync://127.0.0.1:{port}/web", "read_back": False}
    yield folder
    server.terminate()
    server.wait(10)


def test_rsync_server_holds_the_site_and_loses_what_is_withdrawn(
    newsstand: Newsstand, rsync: Path, crowded: Callable[[], None]
) -> None:
    newsstand.deploy("host")
    assert read_tree(rsync) == newsstand.site()
    crowded()
    lines = newsstand.deploy("host").plan.lines()
    assert any(line.startswith("- autumn/") for line in lines)
    assert read_tree(rsync) == newsstand.site()
    assert newsstand.deploy("host").plan.lines() == ()


def test_rsync_server_that_is_not_there_is_a_finding(newsstand: Newsstand, rsync: Path) -> None:
    newsstand.targets["host"]["path"] = "rsync://127.0.0.1:1/web"
    with pytest.raises(StopPress) as stopped:
        newsstand.deploy("host")
    assert stopped.value.findings[0].code == "not-sent"


@pytest.fixture
def repository(newsstand: Newsstand, tmp_path: Path) -> Path:
    bare = tmp_path / "bare.git"
    newsstand.targets["pages"] = {"to": "github-pages", "cname": "feature.example.cn", "read_back": False}
    for words in (
        ("init", "-q", "--bare", str(bare)),
        ("init", "-q", str(newsstand.root)),
        ("-C", str(newsstand.root), "config", "user.name", "desk"),
        ("-C", str(newsstand.root), "config", "user.email", "desk@example.cn"),
        ("-C", str(newsstand.root), "remote", "add", "origin", str(bare)),
    ):
        subprocess.run(["git", *words], check=True)
    return bare


def _checked_out(bare: Path, folder: Path) -> dict[str, bytes]:
    """Give the published branch's files."""
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(["git", "clone", "-q", "-b", "gh-pages", str(bare), str(folder)], check=True)
    shutil.rmtree(folder / ".git")
    return read_tree(folder)


@pytest.mark.long
def test_branch_holds_the_site_and_loses_what_is_withdrawn(
    newsstand: Newsstand, repository: Path, crowded: Callable[[], None], tmp_path: Path
) -> None:
    newsstand.deploy("pages")
    besides = {"CNAME": b"feature.example.cn\n", ".nojekyll": b""}
    assert _checked_out(repository, tmp_path / "out") == newsstand.site() | besides
    crowded()
    assert newsstand.deploy("pages").plan.remove
    assert _checked_out(repository, tmp_path / "out") == newsstand.site() | besides
    count = ["git", "-C", str(repository), "rev-list", "--count", "gh-pages"]
    commits = subprocess.run(count, check=True, capture_output=True).stdout
    assert newsstand.deploy("pages").plan.lines() == ()
    assert subprocess.run(count, check=True, capture_output=True).stdout == commits == b"2\n"


@pytest.mark.long
def test_branch_without_a_remote_is_a_finding(newsstand: Newsstand, repository: Path) -> None:
    newsstand.targets["pages"]["remote"] = "elsewhere"
    with pytest.raises(StopPress) as stopped:
        newsstand.deploy("pages")
    assert stopped.value.findings[0].code == "missing-remote"
