"""What a YAML text holds: `Record`, its values as strings, and the place of each."""

from collections.abc import Mapping

from msgspec import Struct, field

from pressroom.findings import Finding, Place

Value = str | dict[str, "Value"] | list["Value"] | None
Step = str | int


class Record(Struct, frozen=True):
    """The values of a YAML mapping: every scalar a string, nothing or `null` None.

    `places` leads from the way to a value (`("photos", 0, "span")`) to where the value stands, `keys` to its key.
    """

    path: str
    values: dict[str, Value] = field(default_factory=dict)
    places: Mapping[tuple[Step, ...], Place] = field(default_factory=dict)
    keys: Mapping[tuple[Step, ...], Place] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def place(self, *steps: Step) -> Place:
        """Give the place of a value, or of the nearest thing that holds it."""
        for end in range(len(steps), -1, -1):
            if steps[:end] in self.places:
                return self.places[steps[:end]]
        return Place(self.path, 1)

    def key_place(self, *steps: Step) -> Place:
        """Give the place of a value's key, or of the value where it has none."""
        return self.keys.get(steps) or self.place(*steps)

    def value(self, *steps: Step) -> Value:
        """Give the value at the end of a way, or None where the way does not lead on."""
        here: Value = self.values
        for step in steps:
            if isinstance(here, dict) and isinstance(step, str):
                here = here.get(step)
            elif isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here):
                here = here[step]
            else:
                return None
        return here
