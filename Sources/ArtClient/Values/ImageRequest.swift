package import JSON
import Domain

/// The body of Antekirt's `POST /generations/image`; 3 credits.
package struct ImageRequest: Hashable, Sendable {
    /// The artist's UUID.
    package var artistID: String
    /// The prompt: 1 to 2,000 characters, counted as UTF-16 units, not only white space.
    package var prompt: String

    /// Creates a request; the bounds are checked when it is sent.
    package init(artistID: String, prompt: String) {
        self.artistID = artistID
        self.prompt = prompt
    }

    /// The JSON body.
    package var body: JSON { ["artistId": .string(artistID), "prompt": .string(prompt)] }

    func check() throws(ClientError) {
        var check = RequestCheck()
        check.uuid("artistId", artistID)
        check.text("prompt", prompt, limit: 2000)
        try check.finish(for: .antekirt)
    }
}
