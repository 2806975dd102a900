"""The domains of the endpoints of AWS are those of the region's partition."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import botocore
import pytest

from integrations_anthropic.platforms.aws import aws_url, mantle_url
from integrations_anthropic.platforms.aws_partitions import domains_of
from integrations_anthropic.platforms.bedrock import bedrock_url


def partitions() -> list[dict[str, Any]]:
    """The partitions that the botocore which is installed knows."""
    found = json.loads((Path(botocore.__file__).parent / "data" / "partitions.json").read_text())
    return [each for each in found["partitions"] if each["regions"]]


@pytest.mark.parametrize("partition", partitions(), ids=lambda each: each["id"])
def test_every_region_of_botocore_has_the_domains_of_its_partition(partition: dict[str, Any]) -> None:
    known = partition["outputs"]
    regions = [region for region in partition["regions"] if not region.startswith("aws-")]
    assert {domains_of(region).plain for region in regions} == {known["dnsSuffix"]}
    # Old versions of botocore know less of some partitions, and say so.
    if known["supportsDualStack"]:
        assert {domains_of(region).dual_stack for region in regions} == {known["dualStackDnsSuffix"]}


@pytest.mark.parametrize(
    ("region", "plain", "dual_stack"),
    [
        ("us-east-1", "amazonaws.com", "api.aws"),
        ("us-gov-west-1", "amazonaws.com", "api.aws"),
        ("cn-north-1", "amazonaws.com.cn", "api.amazonwebservices.com.cn"),
        ("eusc-de-east-1", "amazonaws.eu", "api.amazonwebservices.eu"),
        ("us-iso-east-1", "c2s.ic.gov", "api.aws.ic.gov"),
        ("us-isob-east-1", "sc2s.sgov.gov", "api.aws.scloud"),
        ("eu-isoe-west-1", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"),
        ("us-isof-south-1", "csp.hci.ic.gov", "api.aws.hci.ic.gov"),
    ],
)
def test_the_endpoints_of_a_region_are_in_its_partition(region: str, plain: str, dual_stack: str) -> None:
    assert bedrock_url(region).value == f"https://bedrock-runtime.{region}.{plain}"
    assert aws_url(region).value == f"https://aws-external-anthropic.{region}.{dual_stack}"
    assert mantle_url(region).value == f"https://bedrock-mantle.{region}.{dual_stack}/anthropic"
