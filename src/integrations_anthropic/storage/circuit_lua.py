"""The Lua scripts of a shared circuit: each decision is one script, on the clock of Redis, in milliseconds.

KEYS[1] is a hash: `state`, `epoch` (the time it began, so that it never repeats), `since`, and `count` (failures in
a row, or successes of probes). KEYS[2] is a sorted set of the leases of probes by their expiry. A service that
never failed has no keys: it is closed, with epoch 0. A reply is {decision, state, epoch, milliseconds to wait, now}.
"""

from __future__ import annotations

from .redis_connection import LuaScript

__all__ = ["ADMIT", "PROBE", "READ_STATE", "REFUSED", "RELEASE", "SETTLE"]

REFUSED, PROBE = 0, 2

_HEAD = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local stored = redis.call('HMGET', KEYS[1], 'state', 'epoch', 'since', 'count')
local state, epoch = stored[1] or 'closed', tonumber(stored[2] or '0')
local function move(to, ttl)
  state, epoch = to, math.max(epoch + 1, now)
  redis.call('DEL', KEYS[1], KEYS[2])
  redis.call('HSET', KEYS[1], 'state', to, 'epoch', epoch, 'since', now)
  redis.call('PEXPIRE', KEYS[1], ttl)
end
"""

ADMIT = LuaScript(
    _HEAD
    + """
local open, max_probes, lease, ttl, name = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4], ARGV[5]
if state == 'closed' then return {1, state, epoch, 0, now} end
if state == 'open' then
  local left = math.min(open, tonumber(stored[3]) + open - now)
  if left > 0 then return {0, state, epoch, left, now} end
  move('half-open', ttl)
end
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
if redis.call('ZCARD', KEYS[2]) >= max_probes or redis.call('EXISTS', KEYS[3]) == 1 then
  return {0, state, epoch, math.min(open, 1000), now}
end
redis.call('ZADD', KEYS[2], now + lease, name)
redis.call('PEXPIRE', KEYS[1], ttl)
redis.call('PEXPIRE', KEYS[2], ttl)
return {2, state, epoch, 0, now}
"""
)
"""KEYS[3]: exists if the lease was released before it was taken.

ARGV: open duration, maximum of probes, duration of the lease, TTL, name of the lease.
"""

SETTLE = LuaScript(
    _HEAD
    + """
local ttl = ARGV[6]
if epoch ~= tonumber(ARGV[1]) then return {1, state, epoch, 0, now} end
-- A probe whose lease expired was replaced by another: it no longer counts.
if ARGV[2] ~= '' and redis.call('ZREM', KEYS[2], ARGV[2]) == 0 then return {1, state, epoch, 0, now} end
local count = tonumber(stored[4] or '0')
if ARGV[3] == 'FAILURE' then
  if state == 'half-open' or count + 1 >= tonumber(ARGV[4]) then
    move('open', ttl)
  else
    redis.call('HSET', KEYS[1], 'count', count + 1)
    redis.call('PEXPIRE', KEYS[1], ttl)
  end
elseif ARGV[3] == 'SUCCESS' and state == 'half-open' then
  if count + 1 >= tonumber(ARGV[5]) then
    move('closed', ttl)
  else
    redis.call('HSET', KEYS[1], 'count', count + 1)
  end
elseif ARGV[3] == 'SUCCESS' and count > 0 then
  redis.call('HDEL', KEYS[1], 'count')
end
return {1, state, epoch, 0, now}
"""
)
"""ARGV: epoch, name of the lease or an empty string, outcome, failure threshold, success threshold, TTL."""

READ_STATE = LuaScript(_HEAD + "return {1, state, epoch, 0, now}")
"""Read the state."""

RELEASE = LuaScript(
    """
for i, lease in ipairs(ARGV) do
  redis.call('ZREM', KEYS[2], lease)
  redis.call('SET', KEYS[i + 2], '1', 'PX', 60000)
end
return #ARGV
"""
)
"""Release leases, also those that are not taken yet, since commands may overtake each other.

KEYS[3…] mark the leases as released for a minute; ARGV holds their names.
"""
