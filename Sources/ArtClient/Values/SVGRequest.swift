package import JSON
import Domain

/// The body of Antekirt's `POST /generations/svg`; 5 credits.
package struct SVGRequest: Hashable, Sendable {
    /// The UUID of a completed generation.
    package var generationID: String
    /// The index of the image to vectorize, from 0; nil uses the service's default, the first.
    package var imageIndex: Int?

    /// Creates a request; the bounds are checked when it is sent.
    package init(generationID: String, imageIndex: Int? = nil) {
        self.generationID = generationID
        self.imageIndex = imageIndex
    }

    /// The JSON body.
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
