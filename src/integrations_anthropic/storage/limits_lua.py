"""The Lua scripts that decide over all limits together, on the clock of Redis: one round trip per decision.

Three keys, none of which grows with tokens: `state` is a hash of what is spent of the request bucket, the sums of the
last minute and what the server stated; `log` a sorted set of requests by time; `costs` a hash of their costs. Times are
microseconds. Every key has a TTL of at most an hour after the last use.
"""

from __future__ import annotations

from .redis_connection import LuaScript

__all__ = ["ACQUIRE", "LEARN", "RECORD", "SETTLE"]

# ARGV: burst, requests per minute, input, output and all tokens per minute; -1 is no limit.
_COMMON = """
local state, log, costs = KEYS[1], KEYS[2], KEYS[3]
local t = redis.call('TIME')
local now = tonumber(t[1]) * 1000000 + tonumber(t[2])
local MINUTE = 60000000
local burst, rate = tonumber(ARGV[1]), tonumber(ARGV[2]) / MINUTE
local limits = {tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])}
local stored = redis.call('HMGET', state, 'spent', 'seen', 'input', 'output',
  'left0', 'until0', 'left1', 'until1', 'left2', 'until2', 'left3', 'until3')
local spent, seen = tonumber(stored[1]) or 0, tonumber(stored[2]) or now
local used = {tonumber(stored[3]) or 0, tonumber(stored[4]) or 0}
if burst >= 0 and now > seen then spent = math.max(0, spent - (now - seen) * rate) end
if now > seen then seen = now end
local stated = {}
for kind = 0, 3 do
  local reset = tonumber(stored[6 + 2 * kind])
  if reset and reset > now then stated[kind] = {tonumber(stored[5 + 2 * kind]), reset} end
end

local function cost_of(entry)
  local input, output = string.match(entry or '0 0', '^(%S+) (%S+)')
  return tonumber(input), tonumber(output)
end

local purged = false
while true do
  local old = redis.call('ZRANGEBYSCORE', log, '-inf', string.format('%.0f', now - MINUTE), 'LIMIT', 0, 1000)
  if #old == 0 then break end
  for _, entry in ipairs(redis.call('HMGET', costs, unpack(old))) do
    local input, output = cost_of(entry)
    used[1], used[2] = used[1] - input, used[2] - output
  end
  redis.call('HDEL', costs, unpack(old))
  redis.call('ZREM', log, unpack(old))
  purged = true
end
if redis.call('EXISTS', log) == 0 then used = {0, 0} end

local function left()
  local sums = {used[1], used[2], used[1] + used[2]}
  local found = {burst >= 0 and tostring(burst - spent) or '-'}
  for kind = 1, 3 do found[kind + 1] = limits[kind] >= 0 and tostring(limits[kind] - sums[kind]) or '-' end
  return found
end

local function keep()
  local lasts = MINUTE
  if burst >= 0 then lasts = math.max(lasts, spent / rate) end
  redis.call('HSET', state, 'spent', string.format('%.9f', spent), 'seen', string.format('%.0f', seen),
    'input', string.format('%.0f', used[1]), 'output', string.format('%.0f', used[2]))
  for kind, limit in pairs(stated) do
    redis.call('HSET', state, 'left' .. kind, string.format('%.9f', limit[1]), 'until' .. kind,
      string.format('%.0f', limit[2]))
    lasts = math.max(lasts, limit[2] - now)
  end
  local ttl = string.format('%.0f', math.min(3600000, lasts / 1000 + 60000))
  redis.call('PEXPIRE', state, ttl)
  redis.call('PEXPIRE', log, ttl)
  redis.call('PEXPIRE', costs, ttl)
end

-- For scripts that change nothing themselves: the sums have to follow the entries that were removed from the log.
local function keep_purged()
  if purged then keep() end
end

local function use(kind, amount)
  if stated[kind] then stated[kind][1] = stated[kind][1] - amount end
end
"""

# ARGV from 6 on: name of the request, its input tokens, its output tokens. Returns microseconds to wait, 0 where it is
# admitted, and what is left of each limit, as one string; `-` where nothing is limited.
ACQUIRE = LuaScript(
    _COMMON
    + """
local cost = {[0] = 1, tonumber(ARGV[7]), tonumber(ARGV[8])}
cost[3] = cost[1] + cost[2]
local wait = 0
if burst >= 0 then wait = math.max(0, (spent + math.min(1, burst) - burst) / rate) end
for kind, limit in pairs(stated) do
  if cost[kind] > 0 and cost[kind] > limit[1] then wait = math.max(wait, limit[2] - now) end
end
local sums, over, most = {used[1], used[2], used[1] + used[2]}, {}, 0
for kind = 1, 3 do
  over[kind] = 0
  if limits[kind] >= 0 and cost[kind] > 0 then
    over[kind] = sums[kind] + math.min(cost[kind], limits[kind]) - limits[kind]
  end
  most = math.max(most, over[kind])
end
local first = 0
while most > 0 and first < 2000 do
  local page = redis.call('ZRANGE', log, first, first + 99, 'WITHSCORES')
  if #page == 0 then break end
  local names = {}
  for i = 1, #page, 2 do names[#names + 1] = page[i] end
  for i, entry in ipairs(redis.call('HMGET', costs, unpack(names))) do
    local input, output = cost_of(entry)
    over = {over[1] - input, over[2] - output, over[3] - input - output}
    most = math.max(over[1], over[2], over[3])
    if most <= 0 or first + i >= 2000 then
      wait = math.max(wait, tonumber(page[2 * i]) + MINUTE - now)
      break
    end
  end
  first = first + 100
end
if wait > 0.001 then
  keep_purged()
  return string.format('%.0f ', math.ceil(wait) + 1) .. table.concat(left(), ' ')
end
spent, used[1], used[2] = spent + 1, used[1] + cost[1], used[2] + cost[2]
for kind = 0, 3 do use(kind, cost[kind]) end
redis.call('ZADD', log, string.format('%.0f', now), ARGV[6])
redis.call('HSET', costs, ARGV[6], ARGV[7] .. ' ' .. ARGV[8])
keep()
return '0 ' .. table.concat(left(), ' ')
"""
)

# ARGV from 6 on: name of the request, the requests, input and output tokens it took, 1 where the server has counted it.
SETTLE = LuaScript(
    _COMMON
    + """
local entry = redis.call('HGET', costs, ARGV[6])
if not entry then
  keep_purged()
  return 0
end
local input, output = cost_of(entry)
local more = {[0] = tonumber(ARGV[7]) - 1, tonumber(ARGV[8]) - input, tonumber(ARGV[9]) - output}
more[3] = more[1] + more[2]
spent, used[1], used[2] = math.max(0, spent + more[0]), used[1] + more[1], used[2] + more[2]
if ARGV[10] == '0' then for kind = 0, 3 do use(kind, more[kind]) end end
redis.call('HSET', costs, ARGV[6], ARGV[8] .. ' ' .. ARGV[9])
keep()
return 1
"""
)

# ARGV from 6 on: name, requests, input and output tokens of requests that were admitted without Redis. The bucket does
# not go below 0.
RECORD = LuaScript(
    _COMMON
    + """
if burst >= 0 then spent = math.max(spent, math.min(burst, spent + tonumber(ARGV[7]))) end
used[1], used[2] = used[1] + tonumber(ARGV[8]), used[2] + tonumber(ARGV[9])
redis.call('ZADD', log, string.format('%.0f', now), ARGV[6])
redis.call('HSET', costs, ARGV[6], ARGV[8] .. ' ' .. ARGV[9])
keep()
return 1
"""
)

# ARGV from 6 on, in groups of four: kind, what the server stated less what is in flight, microseconds until its reset,
# and by how much it must be lower than the count in Redis to be used.
LEARN = LuaScript(
    _COMMON
    + """
local counted = left()
for i = 6, #ARGV, 4 do
  local kind, remaining = tonumber(ARGV[i]), tonumber(ARGV[i + 1])
  local count = tonumber(counted[kind + 1])
  if count and count > remaining + tonumber(ARGV[i + 3]) then
    stated[kind] = {remaining, now + tonumber(ARGV[i + 2])}
  end
end
keep()
return 0
"""
)
