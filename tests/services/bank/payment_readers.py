"""Files of payments as a bank reads them: by the format, knowing nothing of what wrote them."""

from dataclasses import dataclass, field


@dataclass
class Read:
    """A payment as the bank's program understands it; sums in hundredths of a tenge."""

    iban: str = ""
    iin: str = ""
    name: str = ""
    tiyn: int = 0
    residence: str = ""
    sector: str = ""
    purpose: str = ""
    fields: dict[str, str] = field(default_factory=dict)


@dataclass
class ReadFile:
    """``head`` is what stands before the first payment, by its tags."""

    head: dict[str, str]
    payments: list[Read]
    total: int


def _tiyn(text: str, point: str) -> int:
    whole, _point, part = text.partition(point)
    return int(whole) * 100 + int(part.ljust(2, "0") or 0)


def mt102(content: bytes) -> ReadFile:
    """SWIFT-like: blocks in braces, a field begins with ``:tag:``, a part of it with ``/WORD/``."""
    text = content.decode("kz1048").replace("\r\n", "\n").strip()
    one, two, rest = text.split("\n", 2)
    assert one.startswith("{1:F01")
    assert one.endswith("}")
    assert two.startswith("{2:I102")
    assert rest.startswith("{4:\n")
    assert rest.endswith("\n-}")
    fields: list[list[str]] = []
    for line in rest.removeprefix("{4:\n").removesuffix("\n-}").split("\n"):
        if line.startswith(":"):
            _empty, tag, value = line.split(":", 2)
            fields.append([tag, value])
        else:
            fields[-1][1] += "\n" + line
    head: dict[str, str] = {}
    payments: list[Read] = []
    total = 0
    for tag, value in fields:
        lines = value.split("\n")
        parts = {
            each[1:].split("/", 1)[0]: each[1:].split("/", 1)[1]
            for each in lines
            if each[:1] == "/"
        }
        match tag:
            case "21":
                payments.append(Read())
                assert value == str(len(payments))
            case "32B":
                assert value.startswith("KZT")
                payments[-1].tiyn = _tiyn(value[3:], ",")
            case "32A":
                assert value[6:9] == "KZT"
                head[tag] = value[:6]
                total = _tiyn(value[9:], ",")
            case "59":
                payments[-1].iban = lines[0]
                payments[-1].name, payments[-1].iin = parts["NAME"], parts["IDN"]
                payments[-1].residence, payments[-1].sector = parts["IRS"], parts["SECO"]
            case "70" if payments:
                payments[-1].purpose = parts["ASSIGN"]
            case _:
                head[tag] = lines[0]
                head |= {f"{tag}/{name}": each for name, each in parts.items()}
    return ReadFile(head, payments, total)


def exchange_1c(content: bytes) -> ReadFile:
    """Lines of ``Key=value``; each document is a section of its own."""
    lines = content.decode("utf-8").split("\r\n")
    assert lines[0] == "1CClientBankExchange"
    assert lines[-2:] == ["КонецФайла", ""]
    head: dict[str, str] = {}
    payments: list[Read] = []
    inside = False
    for line in lines[1:-2]:
        key, _equals, value = line.partition("=")
        if key == "СекцияДокумент":
            assert not inside
            inside = True
            payments.append(Read())
        elif key == "КонецДокумента":
            inside = False
        elif inside:
            payments[-1].fields[key] = value
        else:
            head[key] = value
    assert not inside
    for each in payments:
        found = each.fields
        each.iban, each.iin = found["ПолучательИИК"], found["ПолучательБИН_ИИН"]
        each.name, each.purpose = found["ПолучательНаименование"], found["НазначениеПлатежа"]
        each.residence, each.sector = found["ПолучательКБЕ"][:1], found["ПолучательКБЕ"][1:]
        each.tiyn = _tiyn(found["Сумма"], ".")
    return ReadFile(head, payments, sum(each.tiyn for each in payments))
