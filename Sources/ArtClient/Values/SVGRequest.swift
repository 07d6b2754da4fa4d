package import JSON
import Domain

/// What `POST /generations/svg` of Antekirt takes; 5 credits.
package struct SVGRequest: Hashable, Sendable {
    /// The UUID of a completed generation.
    package var generationID: String
    /// Which image to vectorize, from 0; nil leaves it to the service, which takes the first.
    package var imageIndex: Int?

    package init(generationID: String, imageIndex: Int? = nil) {
        self.generationID = generationID
        self.imageIndex = imageIndex
    }

    /// The body that goes out.
    package var body: JSON {
        var body = JSONObject([("generationId", .string(generationID))])
        body["imageIndex"] = imageIndex.map { .number(JSONNumber($0)) }
        return .object(body)
    }

    func check() throws(ClientError) {
        var check = RequestCheck()
        check.uuid("generationId", generationID)
        check.whole("imageIndex", imageIndex, 0...Int.max)
        try check.finish(for: .antekirt)
    }
}
