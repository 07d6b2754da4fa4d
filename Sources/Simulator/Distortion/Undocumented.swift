import JSON
import Domain

/// Undocumented members and values, which a client has to tolerate.
enum Undocumented {
    /// Returns `body` with unknown members in every object, and unknown values for known enumerations.
    static func decorated(_ body: JSON) -> JSON {
        switch body {
        case .array(let elements): return .array(elements.map(decorated))
        case .object(let object):
            var out = JSONObject()
            for (name, value) in object {
                switch (name, value) {
                // The schema belongs to the prompt's author, not to the service.
                case ("variableSchema", _), ("defaultParams", _): out[name] = value
                case ("status", "queued"), ("status", "processing"): out[name] = "warming_up"
                case ("modality", "video"): out[name] = "hologram"
                case ("tierRequired", "studio"): out[name] = "enterprise"
                default: out[name] = decorated(value)
                }
            }
            out["experimental"] = ["region": "eu-7", "weights": [0, 1, .null]]
            return .object(out)
        default: return body
        }
    }
}
