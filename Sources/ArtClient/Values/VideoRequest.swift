package import JSON
import Domain

/// The body of Antekirt's `POST /generations/video`; 25 credits. Nil values use the service's defaults.
package struct VideoRequest: Hashable, Sendable {
    /// The resolutions that Antekirt documents.
    package enum Resolution: String, CaseIterable, Hashable, Sendable {
        case p480 = "480p"
        case p720 = "720p"
    }

    /// The aspect ratios that Antekirt documents.
    package enum AspectRatio: String, CaseIterable, Hashable, Sendable {
        case wide = "16:9"
        case tall = "9:16"
        case square = "1:1"
    }

    /// The UUID of a completed generation.
    package var generationID: String
    /// The description of the movement: 1 to 2,000 characters, counted as UTF-16 units, not only white space.
    package var prompt: String
    /// The index of the image to animate, from 0; the service's default is the first.
    package var imageIndex: Int?
    /// The duration in seconds, from 2 to 10; the service's default is 4.
    package var duration: Int?
    /// The frames per second, from 12 to 60; the service's default is 24.
    package var fps: Int?
    /// The service's default is `p480`.
    package var resolution: Resolution?
    /// The service's default is `wide`.
    package var aspectRatio: AspectRatio?
    /// True for a fixed camera; the service's default is false.
    package var cameraFixed: Bool?

    /// Creates a request; the bounds are checked when it is sent.
    package init(
        generationID: String, prompt: String, imageIndex: Int? = nil, duration: Int? = nil, fps: Int? = nil,
        resolution: Resolution? = nil, aspectRatio: AspectRatio? = nil, cameraFixed: Bool? = nil
    ) {
        self.generationID = generationID
        self.prompt = prompt
        self.imageIndex = imageIndex
        self.duration = duration
        self.fps = fps
        self.resolution = resolution
        self.aspectRatio = aspectRatio
        self.cameraFixed = cameraFixed
    }

    /// The JSON body.
    package var body: JSON {
        var body = JSONObject([("generationId", .string(generationID)), ("prompt", .string(prompt))])
        body["imageIndex"] = imageIndex.map { .number(JSONNumber($0)) }
        body["duration"] = duration.map { .number(JSONNumber($0)) }
        body["fps"] = fps.map { .number(JSONNumber($0)) }
        body["resolution"] = (resolution?.rawValue).map(JSON.string)
        body["aspectRatio"] = (aspectRatio?.rawValue).map(JSON.string)
        body["cameraFixed"] = cameraFixed.map(JSON.bool)
        return .object(body)
    }

    func check() throws(ClientError) {
        var check = RequestCheck()
        check.uuid("generationId", generationID)
        check.text("prompt", prompt, limit: 2000)
        check.whole("imageIndex", imageIndex, 0...Int.max)
        check.whole("duration", duration, 2...10)
        check.whole("fps", fps, 12...60)
        try check.finish(for: .antekirt)
    }
}
