"""The flow of a deployment. In: a house, a target's name. Out: what was sent, the address, what was found."""

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct, field

from pressroom.config import House
from pressroom.deploy.branch import read_branch, send_branch
from pressroom.deploy.headers import nginx_snippet
from pressroom.deploy.ledger import LEDGER, Ledger, read_ledger
from pressroom.deploy.objects import missing_setting, open_objects
from pressroom.deploy.outgoing import Outgoing, gather_site, host_of
from pressroom.deploy.plan import Plan, plan_sending
from pressroom.deploy.read_back import read_back
from pressroom.deploy.rsync import RsyncStore
from pressroom.deploy.sending import carry_out
from pressroom.deploy.stores import SITE_FILE, Store, open_folder
from pressroom.findings import Finding, Place, StopPress, form_error
from pressroom.paper import DeployTarget


class Sending(Struct, frozen=True):
    """What is to be sent: the house, its output folder, the target's name, and the environment that holds the keys."""

    house: House
    output: Path
    name: str
    environ: Mapping[str, str] = field(default_factory=dict)
    rehearsal: bool = False
    heard: Callable[[str], None] = lambda _path: None


class Sent(Struct, frozen=True):
    """What came of it: the plan that was carried out (or would be), where readers find the site, what was found."""

    plan: Plan
    address: str
    findings: tuple[Finding, ...] = ()


def deploy(sending: Sending) -> Sent:
    """Send the site. Raises `StopPress`, and `ExtraMissing` where a library is not installed."""
    target = choose_target(sending.house, sending.name)
    site = gather_site(sending.output, target)
    address = target.address or sending.house.paper.url
    if target.to == "github-pages":
        plan = _deploy_branch(sending, target, site)
    else:
        store = open_store(sending, target)
        ledger = read_ledger(store.read(LEDGER))
        plan = plan_sending(site, ledger)
        if not sending.rehearsal:
            carry_out(plan, store, ledger, sending.heard)
    if sending.rehearsal:
        return Sent(plan, address)
    if target.nginx:
        (sending.house.root / target.nginx).write_bytes(nginx_snippet(host_of(address)))
    return Sent(plan, address, read_back(address, plan.send or site) if target.read_back else ())


def choose_target(house: House, name: str) -> DeployTarget:
    """Give a target by its name; the only one, or `production`, needs none. Raises `StopPress`."""
    targets = house.paper.deploy
    known = ", ".join(f"`{one}`" for one in sorted(targets))
    if name in targets:
        return targets[name]
    what = "`deploy:` in site.yaml names no `{name}`" if known else "site.yaml names no place to deploy to"
    hint = "take one of {known}" if known else "write `deploy: {{staging: {{to: folder, path: …}}}}` into site.yaml"
    raise StopPress([form_error("missing-target", what, Place(SITE_FILE), hint=hint, name=name, known=known)])


def open_store(sending: Sending, target: DeployTarget) -> Store:
    """Open the store of a target. Raises `StopPress` and `ExtraMissing`."""
    if target.to in ("folder", "rsync") and not target.path:
        raise StopPress([missing_setting(sending.name, "path")])
    if target.to == "folder":
        return open_folder(sending.house.root, target.path, f"deploy: {sending.name}")
    if target.to == "rsync":
        return RsyncStore(target.path)
    return open_objects(sending.name, target, sending.environ)


def _deploy_branch(sending: Sending, target: DeployTarget, site: tuple[Outgoing, ...]) -> Plan:
    """Push the site to its branch, if anything of it has changed."""
    root = sending.house.root
    ledger: Ledger = read_ledger(read_branch(root, target))
    plan = plan_sending(site, ledger)
    if (plan.send or plan.remove) and not sending.rehearsal:
        send_branch(root, target, site)
    return plan
