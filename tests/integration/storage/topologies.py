"""Several servers of one Redis or Valkey: a master and a replica that a sentinel watches, and a cluster of six."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.elapsed import eventually
from tests.storage_server import RedisServer

TIMEOUT = 30.0
SLOTS = 16384
SERVICE = "limits"
FAILOVER_AFTER = 500
"""Milliseconds without a reply after which a server counts as down."""


class Sentinel(NamedTuple):
    """A sentinel, and what it watches."""

    url: str
    master: RedisServer
    replica: RedisServer


class Cluster(NamedTuple):
    """Three masters and their replicas, in the same order."""

    url: str
    masters: tuple[RedisServer, ...]
    replicas: tuple[RedisServer, ...]

    def master_of(self, key: str) -> RedisServer:
        """The master that holds a key at the start."""
        slot = int(self.masters[0].ask(f"CLUSTER KEYSLOT {key}").strip().strip(":"))
        return self.masters[slot * len(self.masters) // SLOTS]


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Wait until a condition holds; AssertionError after half a minute."""
    assert eventually(condition, TIMEOUT, pause=0.02), f"timed out: {what}"


@contextmanager
def sentinel(folder: Path) -> Iterator[Sentinel]:
    """A master and a replica, and a sentinel that promotes the replica alone."""
    with RedisServer() as master, RedisServer(options=("--replicaof", f"127.0.0.1 {master.port}")) as replica:
        wait_until(lambda: "master_link_status:up" in replica.ask("INFO replication"), "the replica is in step")
        config = folder / "sentinel.conf"
        config.write_text(
            f"sentinel monitor {SERVICE} 127.0.0.1 {master.port} 1\n"
            f"sentinel down-after-milliseconds {SERVICE} {FAILOVER_AFTER}\n"
            f"sentinel failover-timeout {SERVICE} 2000\n"
        )
        with RedisServer(config=config, options=("--sentinel",)) as watcher:
            known = f"SENTINEL MASTER {SERVICE}"
            wait_until(lambda: "num-slaves\r\n$1\r\n1" in watcher.ask(known), "the sentinel knows the replica")
            yield Sentinel(f"redis+sentinel://127.0.0.1:{watcher.port}/{SERVICE}", master, replica)


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A cluster that promotes the replica of a master which is away."""
    options = ("--cluster-enabled", "yes", "--cluster-node-timeout", str(FAILOVER_AFTER))
    with ExitStack() as stack:
        servers = [stack.enter_context(RedisServer(options=options)) for _ in range(6)]
        masters, replicas = servers[:3], servers[3:]
        for index, master in enumerate(masters):
            first, last = (SLOTS * at // 3 for at in (index, index + 1))
            master.ask(f"CLUSTER ADDSLOTSRANGE {first} {last - 1}")
            master.ask(f"CLUSTER SET-CONFIG-EPOCH {index + 1}")
        for server in servers[1:]:
            server.ask(f"CLUSTER MEET 127.0.0.1 {masters[0].port}")
        names = [master.ask("CLUSTER MYID").split("\r\n")[1] for master in masters]
        for name, replica in zip(names, replicas, strict=True):
            wait_until(lambda n=name, r=replica: r.ask(f"CLUSTER REPLICATE {n}") == "+OK\r\n", "the replica follows")
        wait_until(lambda: all(_is_complete(server) for server in servers), "the cluster is complete")
        yield Cluster(
            "redis+cluster://" + ",".join(f"127.0.0.1:{s.port}" for s in masters), tuple(masters), tuple(replicas)
        )


def _is_complete(server: RedisServer) -> bool:
    nodes = server.ask("CLUSTER NODES")
    if (
        "cluster_state:ok" not in server.ask("CLUSTER INFO")
        or nodes.count(" slave ") + nodes.count("myself,slave ") < 3
    ):
        return False
    role = server.ask("INFO replication")
    return "role:master" in role or "master_link_status:up" in role
