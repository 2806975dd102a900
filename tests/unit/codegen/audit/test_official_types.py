"""The table of the names that types have in the other client, as the audit computes it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from codegen.audit.facts import Facts
from codegen.audit.official_types import official_types

Json = Any
CAT, DOG = "#pets.cat.BetaCat", "#pets.dog.BetaDog"
ALIAS = {"kind": "alias", "type": {"anyOf": [CAT, DOG]}}


def table(compared: dict[str, list[str]], named: dict[str, list[Json]] | None = None, **types: Json) -> Any:
    """The module for records and unions that were compared with types; `types`: aliases by their keys."""
    known = {key: {"name": key.rpartition(".")[2], "kind": "model"} for keys in compared.values() for key in keys}
    facts = Facts([], known | {key: {"name": key.rpartition(".")[2], **value} for key, value in types.items()})
    found: Any = SimpleNamespace(compared=compared, named=named or {})
    names: dict[str, Any] = {}
    exec(official_types(found, facts), names)
    return SimpleNamespace(**names)


def test_only_other_names_are_in_the_table_without_what_is_put_around_them() -> None:
    made = table(
        {
            "Tunnel": ["beta.tunnel.BetaTunnel"],
            "CreateTunnelRequest": ["beta.tunnel_create_params.TunnelCreateParams@body"],
            "AwsConfig": ["aws.AWSConfig", "aws_param.AWSConfigParam", "beta.aws.BetaAWSConfig"],
        }
    )
    assert made.MODELS == {"AWSConfig": "AwsConfig", "TunnelCreate": "CreateTunnelRequest"}


def test_each_package_of_a_module_is_listed_once() -> None:
    made = table({"A": ["beta.pets.cats.cat.Cat", "beta.pets.cats.kitten.Kitten"], "B": ["dog.Dog"]})
    assert made.FOLDERS == ("beta", "beta.pets", "beta.pets.cats")


def test_a_name_of_several_types_has_its_package_before_it() -> None:
    made = table(
        {
            "DeletedMember": ["beta.groups.remove_response.RemoveResponse", "groups.remove_response.RemoveResponse"],
            "DeletedKey": ["beta.keys.remove_response.RemoveResponse"],
        }
    )
    assert made.MODELS["RemoveResponse"] in ("DeletedMember", "DeletedKey")
    assert made.MODELS["groups.RemoveResponse"] == "DeletedMember"
    assert made.MODELS["keys.RemoveResponse"] == "DeletedKey"


def test_one_type_that_is_several_here_has_the_first_of_their_names() -> None:
    made = table({"B": ["beta.pets.pet.Pet"], "A": ["beta.pets.pet.Pet", "pets.pet.Pet"]})
    assert made.MODELS == {"Pet": "A"}


def test_a_union_has_the_name_of_the_module_that_is_for_it() -> None:
    types: Json = {"alias:pets.beta_animal.BetaAnimal": ALIAS, "alias:pets.visit.Content": ALIAS}
    made = table({}, {"AnyPet": [{"anyOf": [DOG, "null", CAT]}], "Other": [CAT]}, **types)
    assert made.MODELS == {"Animal": "AnyPet"}
