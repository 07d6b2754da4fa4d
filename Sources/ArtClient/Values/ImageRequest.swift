package import JSON
import Domain

/// What `POST /generations/image` of Antekirt takes; 3 credits.
package struct ImageRequest: Hashable, Sendable {
    /// A UUID.
    package var artistID: String
    /// From 1 to 2,000 characters, counted as UTF-16 units, not only white space.
    package var prompt: String

    package init(artistID: String, prompt: String) {
        self.artistID = artistID
        self.prompt = prompt
    }

    /// The body that goes out.
    package var body: JSON { ["artistId": .string(artistID), "prompt": .string(prompt)] }

    func check() throws(ClientError) {
        var check = RequestCheck()
        check.uuid("artistId", artistID)
        check.text("prompt", prompt, limit: 2000)
        try check.finish(for: .antekirt)
    }
}
