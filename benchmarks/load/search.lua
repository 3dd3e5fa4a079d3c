-- Searches as people type them: one to three words, whole or begun, some with a middle part, now and then one that nothing has.
local n, words = 0, {}
setup = function(thread) n = n + 1; thread:set("id", n) end
init = function()
  math.randomseed(id)
  for line in io.lines(os.getenv("WORDS")) do words[#words + 1] = line end
end
local function word()
  local w = words[math.min(#words, math.floor((#words) ^ math.random()))] -- common words more often
  local kind = math.random(10)
  if kind <= 4 then return w end
  if kind <= 8 then return w:sub(1, math.random(1, #w)) end
  if kind == 9 then return w:sub(math.random(1, #w)) end
  return w .. "qx"
end
request = function()
  local query = {}
  for i = 1, math.random(1, 3) do query[i] = word() end
  return wrk.format("GET", "/api/search?top=12&query=" .. table.concat(query, "%20"))
end
