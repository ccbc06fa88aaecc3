-- Health of a ClickAnalytics for Argo CD, from its conditions. Argo CD itself says of what is being deleted that it progresses.
local function health(status, condition)
  return { status = status, message = condition.reason .. ": " .. condition.message }
end

local function on_its_way(reason, message)
  return health("Progressing", { reason = reason, message = message })
end

local conditions = {}
if obj.status ~= nil and obj.status.conditions ~= nil then
  for _, condition in ipairs(obj.status.conditions) do
    conditions[condition.type] = condition
  end
end

local function holds(type)
  return conditions[type] ~= nil and conditions[type].status == "True"
end

local annotations = obj.metadata.annotations or {}
local paused = annotations["clickanalytics.io/pause"] == "true"
local ready = conditions["Ready"]

if ready == nil then
  return on_its_way("NotObserved", "the operator has not looked at it yet; if this lasts check that the operator runs")
end

-- Of a paused resource nothing newer is taken up: what is said of it is about the generation before, and true.
if not paused and obj.status.observedGeneration ~= obj.metadata.generation then
  local reconciling = conditions["Reconciling"]
  if reconciling ~= nil and reconciling.observedGeneration == obj.metadata.generation then
    return health("Progressing", reconciling)
  end
  return on_its_way("NotObserved", "the operator has not taken up the last change yet; if this lasts check that the operator runs")
end

if holds("Stalled") then
  return health("Degraded", conditions["Stalled"])
end

if paused then
  return health("Suspended", {
    reason = "Paused",
    message = "the annotation clickanalytics.io/pause keeps the operator from changing anything; " .. ready.message,
  })
end

if holds("Paused") then
  return on_its_way("Resuming", "the pause is over, and the operator has not gone on yet")
end

if holds("Reconciling") then
  return health("Progressing", conditions["Reconciling"])
end

if holds("Ready") then
  -- A backlog and what the driver finds odd are worth a word; data flows all the same.
  if holds("Warning") then
    return health("Healthy", conditions["Warning"])
  end
  if conditions["CaughtUp"] ~= nil and not holds("CaughtUp") then
    return health("Healthy", conditions["CaughtUp"])
  end
  return health("Healthy", ready)
end

if ready.reason == "Suspended" then
  return health("Suspended", ready)
end

return health("Progressing", ready)
