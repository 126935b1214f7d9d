"""The door of OpenDAL: object stores and FTP. In: a target, the environment. Out: a store; keys are nowhere else."""

import importlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Any

from msgspec import Struct

from pressroom.deploy.outgoing import Outgoing
from pressroom.deploy.stores import SITE_FILE, Done, ExtraMissing, install_line, not_sent
from pressroom.findings import Finding, Place, StopPress, form_error
from pressroom.paper import DeployTarget

AT_ONCE = 8
KEYS = {
    "s3": (("AWS_ACCESS_KEY_ID",), ("AWS_SECRET_ACCESS_KEY",)),
    "oss": (
        ("OSS_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_ID"),
        ("OSS_ACCESS_KEY_SECRET", "ALIBABA_CLOUD_ACCESS_KEY_SECRET"),
    ),
    "cos": (("COS_SECRET_ID", "TENCENTCLOUD_SECRET_ID"), ("COS_SECRET_KEY", "TENCENTCLOUD_SECRET_KEY")),
    "obs": (("OBS_ACCESS_KEY_ID", "HUAWEICLOUD_SDK_AK"), ("OBS_SECRET_ACCESS_KEY", "HUAWEICLOUD_SDK_SK")),
    "ftp": (("FTP_USER",), ("FTP_PASSWORD",)),
}
"""Where the name and the secret stand in the environment; `PRESSROOM_<TARGET>_KEY` and `_SECRET` go before them."""
OPTIONS = {
    "s3": ("access_key_id", "secret_access_key"),
    "oss": ("access_key_id", "access_key_secret"),
    "cos": ("secret_id", "secret_key"),
    "obs": ("access_key_id", "secret_access_key"),
    "ftp": ("user", "password"),
}


class ObjectStore(Struct, frozen=True):
    """A store behind OpenDAL. `faults` are what it raises, `missing` what it raises for a file that is not there."""

    operator: Any
    where: str
    faults: tuple[type[BaseException], ...]
    missing: type[BaseException]
    headers: bool
    at_once: int

    def read(self, path: str) -> bytes | None:
        """Give a file's bytes."""
        try:
            return bytes(self.operator.read(path))
        except self.missing:
            return None
        except self.faults as fault:
            raise StopPress([not_sent(self.where, fault)]) from fault

    def send(self, files: Sequence[Outgoing], done: Done) -> None:
        """Write files, several at once where the store allows it; the first that fails stops the rest."""
        with ThreadPoolExecutor(self.at_once) as pool:
            futures = {pool.submit(self._write, one): one for one in files}
            try:
                for future in as_completed(futures):
                    future.result()
                    done(futures[future])
            except self.faults as fault:
                pool.shutdown(cancel_futures=True)
                raise StopPress([not_sent(self.where, fault)]) from fault

    def remove(self, paths: Sequence[str]) -> None:
        """Delete files."""
        try:
            for path in paths:
                self.operator.delete(path)
        except self.missing:
            return
        except self.faults as fault:
            raise StopPress([not_sent(self.where, fault)]) from fault

    def _write(self, one: Outgoing) -> None:
        """Write one file with its headers, where the store keeps them."""
        told = {"content_type": one.content_type, "cache_control": one.cache_control} if self.headers else {}
        self.operator.write(one.path, one.read(), **told)


def open_objects(name: str, target: DeployTarget, environ: Mapping[str, str]) -> ObjectStore:
    """Open an object store or an FTP server.

    Raises `ExtraMissing`, and `StopPress` where keys or settings are missing.
    """
    opendal = import_opendal()
    key, secret = find_keys(name, target.to, environ)
    options = dict(zip(OPTIONS[target.to], (key, secret), strict=True)) | _place(name, target)
    if target.to == "s3" and environ.get("AWS_SESSION_TOKEN"):
        options["session_token"] = environ["AWS_SESSION_TOKEN"]
    where = f"{target.to}://{target.bucket or target.host}/{target.prefix or target.path}"
    raised = vars(opendal.exceptions).values()
    faults = tuple(kind for kind in raised if isinstance(kind, type) and issubclass(kind, Exception))
    try:
        operator = opendal.Operator(target.to, **options).layer(opendal.layers.RetryLayer(max_times=4))
    except faults as fault:
        raise StopPress([not_sent(where, fault)]) from fault
    headers = bool(operator.capability().write_with_cache_control)
    missing = opendal.exceptions.NotFound
    return ObjectStore(operator, where, faults, missing, headers, 1 if target.to == "ftp" else AT_ONCE)


def import_opendal() -> Any:  # noqa: ANN401  a module of no types
    """Import OpenDAL or say what to type."""
    try:
        opendal = importlib.import_module("opendal")
        importlib.import_module("opendal.exceptions")
        importlib.import_module("opendal.layers")
    except ImportError as fault:
        raise ExtraMissing("opendal", install_line("opendal>=0.46")) from fault
    return opendal


def find_keys(name: str, kind: str, environ: Mapping[str, str]) -> tuple[str, str]:
    """Give name and secret out of the environment. Raises `StopPress` where they are not there."""
    own = f"PRESSROOM_{name.upper().replace('-', '_')}"
    found = []
    for names, suffix in zip(KEYS[kind], ("KEY", "SECRET"), strict=True):
        places = (f"{own}_{suffix}", *names)
        value = next((environ[place] for place in places if environ.get(place)), "")
        if not value:
            raise StopPress([_no_key(name, places)])
        found.append(value)
    return found[0], found[1]


def _place(name: str, target: DeployTarget) -> dict[str, str]:
    """Give OpenDAL's options for where the site stands."""
    if target.to == "ftp":
        _require(name, "host", target.host)
        return {"endpoint": f"ftp://{target.host}:{target.port}", "root": "/" + target.path.strip("/")}
    _require(name, "bucket", target.bucket)
    options = {"bucket": target.bucket, "root": "/" + target.prefix.strip("/")}
    if target.endpoint:
        options["endpoint"] = target.endpoint
    elif target.to != "s3":
        _require(name, "endpoint", "")
    if target.to == "s3":
        options["region"] = target.region or "us-east-1"
        options["disable_config_load"] = "true"
        options["disable_ec2_metadata"] = "true"
    return options


def _require(name: str, field: str, value: str) -> None:
    """Raise `StopPress` where a setting is missing."""
    if not value:
        raise StopPress([missing_setting(name, field)])


def missing_setting(name: str, field: str) -> Finding:
    """Say which setting of a target is missing."""
    return form_error(
        "missing-setting",
        "`deploy: {name}:` has no `{field}`",
        Place(SITE_FILE),
        hint="add a line `{field}: …`",
        name=name,
        field=field,
    )


def _no_key(name: str, places: Sequence[str]) -> Finding:
    """Say which key is not in the environment."""
    return form_error(
        "missing-key",
        "there is no key for `{name}` in the environment",
        Place(SITE_FILE),
        hint="set {places}; keys are never written into `site.yaml`",
        name=name,
        places=" / ".join(f"`{place}`" for place in places),
    )
