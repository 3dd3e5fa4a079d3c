-- Lists of 10 with reasons for random users of 190,000. The seed is the thread's, so that runs ask for the same users.
local n = 0
setup = function(thread) n = n + 1; thread:set("id", n) end
init = function() math.randomseed(id) end
request = function()
  return wrk.format("GET", string.format("/api/users/u%07d/recommendations?top=10", math.random(0, 189999)))
end
