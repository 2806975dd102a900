"""The domains of the partitions of AWS, by the beginning of their regions.

Source: https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json. A client with an API key needs no
botocore, so its file is not read.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Domains", "domains_of"]


class Domains(NamedTuple):
    """The domains that the endpoints of a partition end with."""

    plain: str
    """`dnsSuffix`: that of `bedrock-runtime.{region}.…`."""
    dual_stack: str
    """`dualStackDnsSuffix`: that of services which also answer over IPv6, `….{region}.api.aws`."""


_STANDARD = Domains("amazonaws.com", "api.aws")
_DOMAINS = {
    "cn-": Domains("amazonaws.com.cn", "api.amazonwebservices.com.cn"),
    "eusc-": Domains("amazonaws.eu", "api.amazonwebservices.eu"),
    "us-iso-": Domains("c2s.ic.gov", "api.aws.ic.gov"),
    "us-isob-": Domains("sc2s.sgov.gov", "api.aws.scloud"),
    "eu-isoe-": Domains("cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"),
    "us-isof-": Domains("csp.hci.ic.gov", "api.aws.hci.ic.gov"),
}
"""The partitions whose domains are their own; those of AWS GovCloud (US) are the standard ones."""


def domains_of(region: str) -> Domains:
    """The domains of the partition that a region belongs to."""
    return next((domains for start, domains in _DOMAINS.items() if region.startswith(start)), _STANDARD)
