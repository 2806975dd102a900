"""The circuit of a service as Redis keeps it: each decision is one script, on Redis's own clock, in milliseconds.

KEYS[1] is a hash: `state`, `epoch` (the moment it began, so that it never repeats), `since`, and `count` (failures in
a row, or successes of probes). KEYS[2] holds the leases of probes by the moment they run out. A service that never
failed has no keys: it is closed, of epoch 0. Every answer is {decision, state, epoch, milliseconds to wait, now}.
"""

from __future__ import annotations

from .redis_connection import LuaScript

__all__ = ["ADMIT", "LOOK", "PROBE", "REFUSED", "RELEASE", "SETTLE"]

REFUSED, PROBE = 0, 2

_HEAD = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local found = redis.call('HMGET', KEYS[1], 'state', 'epoch', 'since', 'count')
local state, epoch = found[1] or 'closed', tonumber(found[2] or '0')
local function move(to, keep)
  state, epoch = to, math.max(epoch + 1, now)
  redis.call('DEL', KEYS[1], KEYS[2])
  redis.call('HSET', KEYS[1], 'state', to, 'epoch', epoch, 'since', now)
  redis.call('PEXPIRE', KEYS[1], keep)
end
"""

ADMIT = LuaScript(
    _HEAD
    + """
local open, most, lease, keep, name = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4], ARGV[5]
if state == 'closed' then return {1, state, epoch, 0, now} end
if state == 'open' then
  local left = math.min(open, tonumber(found[3]) + open - now)
  if left > 0 then return {0, state, epoch, left, now} end
  move('half-open', keep)
end
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
if redis.call('ZCARD', KEYS[2]) >= most or redis.call('EXISTS', KEYS[3]) == 1 then
  return {0, state, epoch, math.min(open, 1000), now}
end
redis.call('ZADD', KEYS[2], now + lease, name)
redis.call('PEXPIRE', KEYS[1], keep)
redis.call('PEXPIRE', KEYS[2], keep)
return {2, state, epoch, 0, now}
"""
)
"""KEYS[3]: the name of the lease, given up before it was taken. ARGV: open, most probes, lease, keep, its name."""

SETTLE = LuaScript(
    _HEAD
    + """
local keep = ARGV[6]
if epoch ~= tonumber(ARGV[1]) then return {1, state, epoch, 0, now} end
-- A probe whose lease ran out was replaced by another: it has no say any more.
if ARGV[2] ~= '' and redis.call('ZREM', KEYS[2], ARGV[2]) == 0 then return {1, state, epoch, 0, now} end
local count = tonumber(found[4] or '0')
if ARGV[3] == 'FAILURE' then
  if state == 'half-open' or count + 1 >= tonumber(ARGV[4]) then
    move('open', keep)
  else
    redis.call('HSET', KEYS[1], 'count', count + 1)
    redis.call('PEXPIRE', KEYS[1], keep)
  end
elseif ARGV[3] == 'SUCCESS' and state == 'half-open' then
  if count + 1 >= tonumber(ARGV[5]) then
    move('closed', keep)
  else
    redis.call('HSET', KEYS[1], 'count', count + 1)
  end
elseif ARGV[3] == 'SUCCESS' and count > 0 then
  redis.call('HDEL', KEYS[1], 'count')
end
return {1, state, epoch, 0, now}
"""
)
"""ARGV: epoch, name of the lease or nothing, what it counts as, failure threshold, success threshold, keep."""

LOOK = LuaScript(_HEAD + "return {1, state, epoch, 0, now}")
"""How things stand."""

RELEASE = LuaScript(
    """
for i, lease in ipairs(ARGV) do
  redis.call('ZREM', KEYS[2], lease)
  redis.call('SET', KEYS[i + 2], '1', 'PX', 60000)
end
return #ARGV
"""
)
"""Leases are given up, also those that are yet to be taken: commands may overtake each other.

KEYS[3…] and ARGV: their names.
"""
