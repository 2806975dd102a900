"""The order in which the addresses of a host are tried."""

from __future__ import annotations

import socket

import pytest

from integrations_anthropic._runtime.network.addresses import HostAddress, alternating, literal_address

V4, V6 = socket.AF_INET, socket.AF_INET6


def found(*hosts: str) -> list[tuple[object, ...]]:
    return [(V6 if ":" in host else V4, socket.SOCK_STREAM, 6, "", (host, 443)) for host in hosts]


def test_the_families_take_turns_beginning_with_that_of_the_first() -> None:
    hosts = [one.socket_address[0] for one in alternating(found("::1", "::2", "::3", "10.0.0.1", "10.0.0.2"))]
    assert hosts == ["::1", "10.0.0.1", "::2", "10.0.0.2", "::3"]
    assert [one.socket_address[0] for one in alternating(found("10.0.0.1", "::1"))] == ["10.0.0.1", "::1"]


def test_an_address_that_is_found_twice_is_tried_once() -> None:
    assert len(alternating(found("10.0.0.1", "10.0.0.1"))) == 1
    assert alternating([]) == []


@pytest.mark.parametrize(("host", "family"), [("127.0.0.1", V4), ("::1", V6)])
def test_an_address_is_not_looked_up(host: str, family: int) -> None:
    assert literal_address(host, 80) == [HostAddress(family, (host, 80))]


@pytest.mark.parametrize("host", ["localhost", "127.1", "1.2.3.4.5", "", "a\0b", "fe80::1%lo"])
def test_a_name_is_looked_up(host: str) -> None:
    assert literal_address(host, 80) == []
