"""Services that compat derives from those of this package: names, arguments and results of the official client."""

from __future__ import annotations

import io
import zipfile
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
import trustme

import integrations_anthropic
from integrations_anthropic.compat import AsyncAnthropic, BadRequestError, NotFoundError
from integrations_anthropic.compat.types.beta import BetaTunnel, BetaTunnelCertificate, BetaUserProfile
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import AsyncMockTransport, Reply

pytestmark = pytest.mark.anyio

MANIFEST = ("my-skill/SKILL.md", b"---\nname: my-skill\ndescription: It helps.\n---\n")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture(scope="module")
def pem() -> str:
    return trustme.CA().cert_pem.bytes().decode()


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[AsyncAnthropic]:
    sandbox.reset()
    async with AsyncAnthropic(api_key="sandbox-key", base_url=sandbox.url, max_retries=0) as made:
        yield made


async def test_a_derived_method_has_the_official_name_and_returns_an_official_result(client: AsyncAnthropic) -> None:
    made = await client.beta.tunnels.create(display_name="warehouse", betas=["mine-2026-01-01"])
    assert isinstance(made, BetaTunnel)
    assert made.to_dict()["display_name"] == "warehouse"
    assert made._request_id is not None
    for found in (
        await client.beta.tunnels.retrieve(made.id),
        await client.beta.tunnels.retrieve(tunnel_id=made.id, timeout=10),
    ):
        assert found == made
        assert isinstance(found, integrations_anthropic.Tunnel)


async def test_betas_and_further_headers_and_query_are_sent(sandbox: Sandbox, client: AsyncAnthropic) -> None:
    await client.beta.tunnels.create(
        betas=["mine-2026-01-01"], workspace_id="wrkspc_1", extra_headers={"x-team": "a"}, extra_query={"beta": "true"}
    )
    sent = sandbox.requests[-1]
    assert set(sent.headers["anthropic-beta"].split(",")) == {"mcp-tunnels-2026-06-22", "mine-2026-01-01"}
    assert (sent.headers["anthropic-workspace-id"], sent.headers["x-team"]) == ("wrkspc_1", "a")
    assert sent.query == "beta=true"


async def test_the_last_part_of_a_path_is_given_first_and_the_others_by_name(client: AsyncAnthropic, pem: str) -> None:
    tunnel = await client.beta.tunnels.create()
    certificates = client.beta.tunnels.certificates
    made = await certificates.create(tunnel.id, ca_certificate_pem=pem)
    assert isinstance(made, BetaTunnelCertificate)
    assert await certificates.retrieve(made.id, tunnel_id=tunnel.id) == made
    assert await certificates.retrieve(certificate_id=made.id, tunnel_id=tunnel.id) == made
    assert (await certificates.archive(made.id, tunnel_id=tunnel.id)).archived_at is not None


async def test_what_does_not_fit_the_path_is_a_type_error(client: AsyncAnthropic) -> None:
    certificates = client.beta.tunnels.certificates
    with pytest.raises(TypeError, match="missing a required argument: 'tunnel_id'"):
        certificates.retrieve("tcrt_1")
    with pytest.raises(TypeError, match="no more than 1 argument without its name"):
        certificates.retrieve("tnl_1", "tcrt_1")
    with pytest.raises(TypeError, match="multiple values for argument 'certificate_id'"):
        certificates.retrieve("tcrt_1", certificate_id="tcrt_1", tunnel_id="tnl_1")
    with pytest.raises(TypeError, match="no more than 0"):
        client.beta.tunnels.create("warehouse")
    with pytest.raises(TypeError, match="nothing"):
        await client.beta.tunnels.create(nothing=1)


async def test_an_empty_id_has_the_official_text(client: AsyncAnthropic) -> None:
    with pytest.raises(ValueError, match="Expected a non-empty value for `tunnel_id` but received ''"):
        await client.beta.tunnels.retrieve("")
    with pytest.raises(ValueError, match="Expected a non-empty value for `tunnel_id` but received ''"):
        await client.beta.tunnels.certificates.list(tunnel_id="")


async def test_arguments_have_their_official_names(sandbox: Sandbox, client: AsyncAnthropic) -> None:
    workspaces = client.beta.organization.claude_tag.slack_workspaces
    workspace = (await workspaces.list()).data[0]
    for found in (await workspaces.retrieve(workspace.id), await workspaces.retrieve(id=workspace.id)):
        assert found == workspace
    with pytest.raises(ValueError, match="Expected a non-empty value for `id` but received ''"):
        await workspaces.retrieve("")
    bundles = client.beta.organization.claude_tag.bundles
    bundle, target = (await bundles.list()).data[0], {"type": "slack_workspace", "slack_workspace_id": workspace.id}
    await bundles.targets.create(bundle.id, target=target)
    assert sandbox.requests[-1].body == target
    environment = await client.beta.environments.create(name="own", config={"type": "self_hosted"})
    await client.beta.environments.work.poll(environment.id, anthropic_worker_id="worker-1")
    assert sandbox.requests[-1].headers["anthropic-worker-id"] == "worker-1"


async def test_events_arrive_as_they_do_in_the_official_client(client: AsyncAnthropic) -> None:
    environment = await client.beta.environments.create(name="cloud", config={"type": "cloud"})
    agent = await client.beta.agents.create(name="helper", model="claude-sonnet-5-5")
    session = await client.beta.sessions.create(agent=agent.id, environment_id=environment.id)
    async with await client.beta.sessions.events.stream(session.id) as events:
        message = {"type": "user.message", "content": [{"type": "text", "text": "Hello"}]}
        await client.beta.sessions.events.send(session.id, events=[message])
        async for event in events:
            if event.type == "session.status_idle":
                break
    assert event.to_dict()["type"] == "session.status_idle"


async def test_a_list_is_an_official_page(client: AsyncAnthropic) -> None:
    ids = [(await client.beta.tunnels.create()).id for _ in range(3)]
    page = await client.beta.tunnels.list(limit=2)
    assert page.has_next_page()
    assert [one.id for one in page.data] == ids[:0:-1]
    assert (await page.get_next_page()).data[0].id == ids[0]
    assert [one.id async for one in client.beta.tunnels.list(limit=2)] == ids[::-1]


async def test_errors_are_official_ones(client: AsyncAnthropic) -> None:
    with pytest.raises(NotFoundError) as caught:
        await client.beta.tunnels.retrieve("tnl_none")
    assert caught.value.status_code == 404
    assert isinstance(caught.value, integrations_anthropic.NotFoundError)
    tunnel = await client.beta.tunnels.create()
    with pytest.raises(BadRequestError, match="exactly one"):
        await client.beta.tunnels.certificates.create(tunnel.id, ca_certificate_pem="text")


async def test_the_response_is_there_for_derived_methods_too(client: AsyncAnthropic) -> None:
    response = await client.beta.tunnels.with_raw_response.create(display_name="a")
    assert response.is_closed
    assert isinstance(await response.parse(), BetaTunnel)
    assert response.url.path == "/v1/tunnels"
    listed = await client.beta.with_raw_response.tunnels.list()
    assert [one.display_name for one in (await listed.parse()).data] == ["a"]
    tunnel_id = (await response.parse()).id
    async with client.beta.tunnels.certificates.with_streaming_response.list(tunnel_id) as streamed:
        assert (await streamed.parse()).data == []


async def test_one_key_is_for_everything() -> None:
    """What the official client has one key for has two here, of which the second may be left out."""
    both: Any = {"admin_api_key": "admin-key"}
    for options, key in (({}, "key"), (both, "admin-key")):
        transport = AsyncMockTransport(*[Reply({"type": "organization"})] * 3)
        async with AsyncAnthropic(api_key="key", transport=transport, **options) as client:
            await client.organization.retrieve()
            await client.beta.organization.retrieve()
            await client.with_options(api_key="other").organization.retrieve()
        sent = [request.headers["x-api-key"] for request in transport.requests]
        assert sent == [key, key, "admin-key" if options else "other"]
    transport = AsyncMockTransport(*[Reply({"type": "organization"})] * 3)
    async with AsyncAnthropic(auth_token="token", transport=transport) as client:
        await client.organization.retrieve()
    assert transport.requests[0].headers["authorization"] == "Bearer token"


async def test_methods_of_the_organization_have_their_official_names(client: AsyncAnthropic) -> None:
    user = (await client.beta.organization.users.list()).data[-1]
    workspace = await client.organization.workspaces.create(name="Lab")
    members = client.organization.workspaces.members
    added = await members.add(workspace.id, user_id=user.id, workspace_role="workspace_user")
    assert await members.retrieve(user.id, workspace_id=workspace.id) == added
    assert (await members.remove(user.id, workspace_id=workspace.id)).user_id == user.id
    assert (await client.organization.retrieve()).type == "organization"


async def test_dates_and_moments_are_sent_at_any_depth(sandbox: Sandbox, client: AsyncAnthropic) -> None:
    moment = datetime(2026, 11, 2, 9, tzinfo=UTC)
    profile = await client.beta.user_profiles.create(name="Ada", external_user_details={"onboarded_at": moment})
    assert isinstance(profile, BetaUserProfile)
    assert sandbox.requests[-1].body["external_user_details"] == {"onboarded_at": "2026-11-02T09:00:00+00:00"}
    await client.user_profiles.update(profile.id, external_user_onboarded_at=moment)
    assert sandbox.requests[-1].body == {"external_user_onboarded_at": "2026-11-02T09:00:00+00:00"}
    await client.organization.analytics.summaries.list(starting_date=date(2026, 11, 1))
    assert "starting_date=2026-11-01" in sandbox.requests[-1].query
    with pytest.raises(integrations_anthropic.ValidationError):
        await client.user_profiles.update(profile.id, external_user_details={"onboarded_at": datetime(2026, 11, 2)})


async def test_files_of_a_skill_are_content_as_that_of_a_file_is(client: AsyncAnthropic) -> None:
    skill = await client.beta.skills.create(files=[MANIFEST])
    content = await client.beta.skills.versions.download(skill.latest_version_id, skill_id=skill.id)
    with zipfile.ZipFile(io.BytesIO(await content.read())) as archive:
        assert archive.read(MANIFEST[0]) == MANIFEST[1]
    with pytest.raises(NotFoundError):
        await client.beta.skills.versions.download("skillver_none", skill_id=skill.id)


async def test_a_name_that_is_not_there_is_an_attribute_error(client: AsyncAnthropic) -> None:
    nothing: list[Any] = [
        lambda: client.beta.nothing,
        lambda: client.beta.batches,
        lambda: client.beta.admin,
        lambda: client.beta.tunnels.get,
        lambda: client.beta.tunnels.nothing,
        lambda: client.beta.organization.users.delete,
        lambda: client.beta.tunnels._pipeline,
    ]
    for each in nothing:
        with pytest.raises(AttributeError):
            each()
    assert {"create", "retrieve", "certificates", "with_raw_response"} <= set(dir(client.beta.tunnels))
    assert {"tunnels", "organization", "messages", "files"} <= set(dir(client.beta))
    assert not {"get", "_pipeline"} & {name for name in dir(client.beta.tunnels) if not name.startswith("__")}
