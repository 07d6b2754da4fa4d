/// The services that share the simulator's port.
enum SimulatedService: Sendable {
    case artinstring
    case antekirt
    case files
}

/// The endpoint of a request.
enum Route: Hashable, Sendable {
    case me, quotas, enqueueRun, runs, collections, prompts, randomPrompt
    case run(String)
    case stream(String)
    case prompt(String)
    case account, apiKeys, artists, models, generations, makeImage, makeSVG, makeVideo
    case artist(String)
    case model(String)
    case generation(String)
    case file(String)

    init?(method: String, path: [String]) {
        let last = path.last ?? ""
        switch (method, path.count > 1 ? path.dropLast().joined(separator: "/") : "") {
        case ("GET", "files"): self = .file(last)
        case ("GET", "api/v1"):
            switch last {
            case "me": self = .me
            case "runs": self = .runs
            case "collections": self = .collections
            case "prompts": self = .prompts
            case "artists": self = .artists
            case "models": self = .models
            case "generations": self = .generations
            default: return nil
            }
        case ("POST", "api/v1") where last == "runs": self = .enqueueRun
        case ("GET", "api/v1/me") where last == "quotas": self = .quotas
        case ("GET", "api/v1/runs"): self = .run(last)
        case ("GET", "api/v1/prompts"): self = last == "random" ? .randomPrompt : .prompt(last)
        case ("GET", "api/v1/account") where last == "me": self = .account
        case ("GET", "api/v1/account") where last == "api-keys": self = .apiKeys
        case ("GET", "api/v1/artists"): self = .artist(last)
        case ("GET", "api/v1/models"): self = .model(last)
        case ("GET", "api/v1/generations"): self = .generation(last)
        case ("POST", "api/v1/generations"):
            switch last {
            case "image": self = .makeImage
            case "svg": self = .makeSVG
            case "video": self = .makeVideo
            default: return nil
            }
        default:
            guard method == "GET", path.count == 4, path[0] == "api", path[1] == "runs", last == "stream" else {
                return nil
            }
            self = .stream(path[2])
        }
    }

    var service: SimulatedService {
        switch self {
        case .me, .quotas, .enqueueRun, .runs, .collections, .prompts, .randomPrompt, .run, .stream, .prompt:
            .artinstring
        case .file: .files
        default: .antekirt
        }
    }

    /// True for endpoints that create charged work.
    var isSubmission: Bool {
        switch self {
        case .enqueueRun, .makeImage, .makeSVG, .makeVideo: true
        default: false
        }
    }

    /// True for endpoints that read one run or generation.
    var isPoll: Bool {
        switch self {
        case .run, .generation: true
        default: false
        }
    }

    /// The method and path with names in place of ids, for the statistics.
    var pattern: String {
        switch self {
        case .me: "GET /api/v1/me"
        case .quotas: "GET /api/v1/me/quotas"
        case .enqueueRun: "POST /api/v1/runs"
        case .runs: "GET /api/v1/runs"
        case .collections: "GET /api/v1/collections"
        case .prompts: "GET /api/v1/prompts"
        case .randomPrompt: "GET /api/v1/prompts/random"
        case .run: "GET /api/v1/runs/:id"
        case .stream: "GET /api/runs/:id/stream"
        case .prompt: "GET /api/v1/prompts/:slug"
        case .account: "GET /api/v1/account/me"
        case .apiKeys: "GET /api/v1/account/api-keys"
        case .artists: "GET /api/v1/artists"
        case .models: "GET /api/v1/models"
        case .generations: "GET /api/v1/generations"
        case .makeImage: "POST /api/v1/generations/image"
        case .makeSVG: "POST /api/v1/generations/svg"
        case .makeVideo: "POST /api/v1/generations/video"
        case .artist: "GET /api/v1/artists/:id"
        case .model: "GET /api/v1/models/:id"
        case .generation: "GET /api/v1/generations/:id"
        case .file: "GET /files/:name"
        }
    }
}
