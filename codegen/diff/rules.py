"""
The rules: what a change means, for whom.

H  *HTTP callers* write requests themselves, in whatever language; what they rely on is that a request that was
   accepted is accepted still and does the same.
J  *JSON readers* read responses (and callbacks) by the names of the fields.
X  *XML readers* read responses by position, the form that the provider documents, or by names (`<cost>`,
   `<entry key="cost">`), which nobody has seen from this service but the client and the mock take for possible. So a
   change breaks them if it breaks either reading. What is `named` in `x-xml` has its names in every form.
P  *Python callers* use the package, and upgrade to the one that is made of the new contract.

A rule names whom it breaks at most: a change in a request cannot break a reader, and a single case may spare somebody
(`integer` instead of a text of digits is nothing to who reads XML). Enumerations are open, as the spec says, so a new
value breaks nobody. Where a keyword has no rule, it is taken to break: silence must not pass for harmlessness.
"""

from __future__ import annotations

from dataclasses import dataclass

AUDIENCES = "HJXP"
NAMES = {"H": "HTTP callers", "J": "JSON readers", "X": "XML readers", "P": "Python callers"}


@dataclass(frozen=True)
class Rule:
    """What is said of one kind of change."""

    breaks: str
    """The letters of those whom it breaks, at most."""
    sentence: str
    """What happened; it becomes the changelog's line."""
    why: str
    step: str = "minor"
    """What it asks of the version where it breaks nobody."""

    fragment: str | None = None
    """The kind of changelog fragment where it breaks nobody; by default it follows from the step."""

    @property
    def kind(self) -> str:
        """The kind of changelog fragment where it breaks nobody."""
        return self.fragment or {"minor": "feature", "patch": "change"}[self.step]


RULES = {
    # Operations
    "operation added": Rule("", "The operation {place} was added.", "What was there is as it was."),
    "operation removed": Rule("HP", "The operation {place} was removed.", "Calls of it fail, and its method is gone."),
    "operation renamed": Rule("P", "{place} is now called `{new}`.", "The method has another name; the address stays."),
    "operation moved": Rule(
        "H", "{place} moved from {old} to {new}.", "Requests to the old address fail; the package knows the new one."
    ),
    "effect: not to be repeated": Rule(
        "HP",
        "{place} must no longer be repeated: its effect changed from `{old}` to `{new}`.",
        "Who repeats it does it twice, and the client no longer retries what it retried.",
    ),
    "effect: safe to repeat": Rule(
        "", "{place} may now be repeated: its effect changed from `{old}` to `{new}`.", "The client retries more."
    ),
    "effect: still safe": Rule(
        "", "The effect of {place} changed from `{old}` to `{new}`.", "Both may be repeated at will.", "patch"
    ),
    "paging changed": Rule(
        "P", "The paging of {place} changed ({detail}).", "The method answers with another type, or from another list."
    ),
    "page size changed": Rule(
        "", "The size or total of the pages of {place} changed ({detail}).", "The client goes by it itself.", "patch"
    ),
    "rate limit lowered": Rule(
        "HP",
        "The rate limit of {place} is now {new} (it was {old}).",
        "Calls at the old pace, or as many at once, are turned away.",
    ),
    "rate limit raised": Rule("", "The rate limit of {place} is now {new} (it was {old}).", "Old paces fit."),
    # Codes
    "code added": Rule("", "Code {code} was added to {place}: {meaning}", "Unknown codes are refusals already."),
    "code removed": Rule(
        "P", "Code {code} was removed from {place}.", "If it still comes, it raises plain APIError, not {error}."
    ),
    "code re-classed": Rule(
        "P", "Code {code} of {place} now raises {new} instead of {old}.", "An `except` with the old class misses it."
    ),
    "code's HTTP status changed": Rule(
        "H",
        "Code {code} of {place} now comes with HTTP {new} instead of {old}.",
        "Who branches on the status misses it.",
    ),
    "code no longer means done": Rule(
        "P", "Code {code} of {place} no longer means that it is done.", "`maybe_done` stays false where it was true."
    ),
    "code means done": Rule("", "Code {code} of {place} now means that it is done already.", "`maybe_done` says more."),
    "code left its place": Rule(
        "JXP", "Code {code} of {place} no longer stands on {old}.", "Who looks for it there does not find it."
    ),
    "code in one more place": Rule("", "Code {code} of {place} may now stand on {new} too.", "It is where it was."),
    "code reworded": Rule("", "The meaning of code {code} of {place} was reworded.", "The code is the same.", "patch"),
    "code's evidence changed": Rule(
        "", "What is known of code {code} of {place}: {new} (was {old}).", "Only our knowledge changed.", "patch"
    ),
    # Arguments: parameters of the query, fields of requests
    "argument added": Rule("", "The optional argument {place} was added.", "Requests without it mean what they meant."),
    "required argument added": Rule("HP", "The required argument {place} was added.", "Calls without it are refused."),
    "argument removed": Rule("HP", "The argument {place} was removed.", "Calls that give it do not get what they ask."),
    "argument renamed": Rule("HP", "The argument {place} was renamed to `{new}`.", "Calls use the old name."),
    "argument now required": Rule("HP", "The argument {place} is now required.", "Calls without it are refused."),
    "argument now optional": Rule("", "The argument {place} is now optional.", "Calls with it are as good as ever."),
    "argument moved": Rule(
        "H", "The argument {place} moved from the {old} to the {new}.", "The service looks for it elsewhere."
    ),
    "argument's type changed": Rule(
        "HP", "The type of {place} changed from {old} to {new}.", "Values of the old type are no longer taken."
    ),
    "argument's class changed": Rule(
        "P", "The type of {place} changed from {old} to {new}.", "The package takes another type for it; JSON does not."
    ),
    # The package sends no defaults: what a call without the argument means is the service's to say, and was said here.
    "argument's default changed": Rule(
        "HP",
        "The default of {place} changed from {old} to {new}.",
        "The same call without it may now mean another thing, for the package leaves it to the service.",
    ),
    "required argument's default changed": Rule(
        "", "The default of {place} changed from {old} to {new}.", "A call is never without it.", "patch"
    ),
    "field's default changed": Rule(
        "", "The default of {place} changed from {old} to {new}.", "Responses hold what they held.", "patch"
    ),
    "argument's constant changed": Rule(
        "HP", "The constant {place} is now {new} (it was {old}).", "Requests with the old value are refused."
    ),
    "argument became a constant": Rule("HP", "{place} is now always {new}.", "Other values are refused."),
    "argument no longer constant": Rule(
        "P", "{place} is no longer always {old}.", "Nobody gives it yet, and it is required."
    ),
    "limit tightened": Rule("HP", "{place} now takes less: {detail}.", "What was just within the limit is refused."),
    "limit loosened": Rule("", "{place} now takes more: {detail}.", "All that was taken still is."),
    "value no longer taken": Rule("HP", "{place} no longer takes {detail}.", "Calls with it are refused."),
    "value taken": Rule("", "{place} now takes {detail}.", "What was taken still is."),
    "dependency added": Rule("HP", "{place} now needs {detail} beside it.", "Calls without are refused."),
    "dependency removed": Rule("", "{place} no longer needs {detail} beside it.", "Calls with them stay good."),
    "body required": Rule("HP", "{place} now needs a body.", "Calls without one are refused."),
    "body optional": Rule("", "{place} no longer needs a body.", "Calls with one stay good."),
    "body form added": Rule("", "{place} now takes {detail} too.", "The old form is still taken."),
    "body form removed": Rule("HP", "{place} no longer takes {detail}.", "Calls in that form are refused."),
    # Responses and callbacks
    "field added last": Rule(
        "", "{place} was added.", "By name nobody looks for it, and by position it comes after all that were there."
    ),
    "field added": Rule("", "{place} was added.", "Nobody looks for its name, and only names count there."),
    "field added at a known count": Rule(
        "XP",
        "{place} was added, which makes as many values as another known order has.",
        "The count no longer tells them.",
    ),
    "field added in the middle": Rule(
        "X", "{place} was added before fields that were there.", "By position, all fields after it move by one."
    ),
    "field removed": Rule("JXP", "{place} was removed.", "Readers miss it, and in positional XML all after it move."),
    "field renamed": Rule("JXP", "{place} was renamed to `{new}`.", "Readers look for the old name{in_xml}."),
    "field no longer certain": Rule("JXP", "{place} may now be missing.", "Readers rely on it."),
    "field null at times": Rule("P", "{place} may now be null.", "The package gives `None` for it."),
    "field now certain": Rule("", "{place} is now always there.", "Readers had to cope without it.", "patch"),
    "field's type changed": Rule(
        "JXP", "The type of {place} changed from {old} to {new}.", "Readers find another type of value."
    ),
    "field's class changed": Rule(
        "P", "The type of {place} changed from {old} to {new}.", "The package gives another type for it; JSON does not."
    ),
    "field's constant changed": Rule(
        "JXP", "{place} is no longer always {old}.", "Readers rely on the value that was promised."
    ),
    "field became a constant": Rule(
        "", "{place} is now always {new}.", "It is one of the values it could have.", "patch"
    ),
    "promise weakened": Rule(
        "JX", "{place} may now hold more: {detail}.", "Readers relied on the limit; the package checks no responses."
    ),
    "promise tightened": Rule("", "{place} now holds less: {detail}.", "It is within what was promised.", "patch"),
    "value may come": Rule("", "{place} may now be {detail}.", "Enumerations are open: readers expect the unknown."),
    "value rewritten": Rule(
        "JXP",
        "{place} is now {new} where it was {old}.",
        "Readers compare with the old value; in the package the member keeps its name, but not its value.",
    ),
    "value no longer comes": Rule(
        "P",
        "{place} is no longer {detail}.",
        "Nobody misses it on the wire, but the member of the enumeration is gone.",
    ),
    "order changed": Rule(
        "X", "The fields of {place} are in another order.", "By position, values are taken for others."
    ),
    "order of names changed": Rule(
        "", "The fields of {place} are listed in another order.", "There they go by their names.", "patch"
    ),
    "known order added": Rule(
        "", "{place} may now come in one more positional order, of {detail} fields.", "It begins as a known one does."
    ),
    "known order removed": Rule(
        "",
        "{place} no longer comes in the positional order of {detail} fields.",
        "It is one form less to read.",
        "patch",
    ),
    "unknown order": Rule(
        "X", "{place} may now come in an unknown positional order, of {detail} fields.", "Values are taken for others."
    ),
    "refused order changed": Rule(
        "X", "The positional order of a refused {place} changed.", "By position, values are taken for others."
    ),
    "names in XML": Rule(
        "X", "The children of {place} {detail} their names in positional XML.", "Readers look for the other form."
    ),
    "response form added": Rule("JXP", "{place} may now answer with {detail}.", "Readers do not know this form."),
    "response form removed": Rule(
        "", "{place} no longer answers with {detail}.", "The other forms are known.", "patch"
    ),
    "status added": Rule("HP", "{place} may now answer with {detail}.", "Nobody expects this kind of answer."),
    "status removed": Rule("HJXP", "{place} no longer answers with {detail}.", "It is what callers wait for."),
    "header added": Rule("", "Responses of {place} now have the header {detail}.", "Nobody looks for it."),
    "callback added": Rule("", "The callback {place} was added.", "It goes to addresses that are set for it."),
    "callback removed": Rule("JP", "The callback {place} was removed.", "Who waits for it waits in vain."),
    # Anything
    "format added": Rule("", "{place} now comes in {detail} too.", "The other formats are as they were."),
    "format removed": Rule("HJXP", "{place} no longer comes in {detail}.", "Who uses that format gets nothing."),
    "class renamed": Rule("P", "The class {place} is now called `{new}`.", "Imports of the old name fail."),
    "root of requests renamed": Rule(
        "HP",
        "The root element of {place} is now `{new}` (it was `{old}`).",
        "XML under the old root is refused, and the package writes `request` always.",
    ),
    "root of responses renamed": Rule(
        "X",
        "The root element of {place} is now `{new}` (it was `{old}`).",
        "Readers look for the old root; the package reads a response under any.",
    ),
    "enumeration's name changed": Rule(
        "P", "The member {old} of {place} is now called {new}.", "The value is the same, but code names the member."
    ),
    "now a secret": Rule("", "{place} is now redacted wherever it could be printed.", "Its value is the same."),
    "no longer a secret": Rule(
        "P", "{place} is no longer redacted where it is printed.", "Code that logs it relies on the mask."
    ),
    "deprecated": Rule("", "{place} was deprecated.", "It still works; there is time to leave it.", fragment="change"),
    "restored": Rule("", "{place} is no longer deprecated.", "What worked goes on working.", fragment="change"),
    "evidence changed": Rule(
        "", "What is known of {place}: {new} (was {old}).", "Only our knowledge changed.", "patch"
    ),
    "address changed": Rule(
        "HP",
        "The service is now at {new} (it was at {old}).",
        "Requests to the old address fail, those of the package too while its core has that for its base_url.",
    ),
    "address added": Rule("", "The service is now at {new} (it was at {old}).", "The old address is as good as ever."),
    "reworded": Rule(
        "", "The words or examples of {detail} were changed.", "No wire value is another.", "patch", "doc"
    ),
    "not judged": Rule(
        "HJXP", "`{detail}` of {place} changed from {old} to {new}.", "No rule knows it, so it is taken to break."
    ),
    # The Python package, as griffe and annotations tell it
    "python: added": Rule("", "{place} was added.", "What was there is as it was."),
    "python: removed": Rule("P", "{place} was removed.", "Code that names it fails."),
    "python: another kind": Rule("P", "{place} is now {new} (it was {old}).", "It is used in another way."),
    "python: parameter added": Rule("", "The optional parameter {place} was added.", "Calls without it stay good."),
    "python: required parameter added": Rule("P", "The required parameter {place} was added.", "Calls lack it."),
    "python: parameter removed": Rule("P", "The parameter {place} was removed.", "Calls that give it fail."),
    "python: parameter now required": Rule("P", "The parameter {place} is now required.", "Calls without it fail."),
    "python: parameter now optional": Rule("", "The parameter {place} is now optional.", "Calls with it stay good."),
    "python: parameter moved": Rule("P", "The parameter {place} is in another place.", "Positional calls give others."),
    "python: parameter's kind changed": Rule(
        "P", "The parameter {place} is now {new} (it was {old}).", "Calls give it in a way that is no longer there."
    ),
    "python: default changed": Rule(
        "P", "The default of {place} is now {new} (it was {old}).", "The same call means another thing."
    ),
    "python: takes more": Rule("", "{place} now takes {new} (it took {old}).", "All that was taken still is."),
    "python: takes another type": Rule("P", "{place} now takes {new} (it took {old}).", "Old values may not fit."),
    "python: gives less": Rule("", "{place} is now {new} (it was {old}).", "All that it may be was expected.", "patch"),
    "python: gives another type": Rule(
        "P", "{place} is now {new} (it was {old}).", "Code and type checkers expect the old."
    ),
    "python: value changed": Rule("P", "{place} is now {new} (it was {old}).", "Code that compares it fails."),
    "python: base class removed": Rule(
        "P", "{place} no longer derives from {old}.", "`except` and `isinstance` miss it."
    ),
}
"""Every kind of change by its name."""
