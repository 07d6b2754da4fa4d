/// A document of which some parts may have been left out.
package struct JSONPage: Hashable, Sendable {
    /// The document, with null in the place of a member that was left out. Of a row that was left out only the plain
    /// members (short texts, numbers, truth values) in front of the fault are there.
    package let json: JSON
    /// What was left out, in the order of the text.
    package let omissions: [Omission]

    /// A part of a document that was left out.
    package struct Omission: Hashable, Sendable {
        /// The names and places that lead to it from the document on.
        package let path: [Step]
        /// What was wrong with it, such as `nested deeper than 64`.
        package let reason: String

        package init(path: [Step], reason: String) {
            self.path = path
            self.reason = reason
        }
    }

    /// A step into a container.
    package enum Step: Hashable, Sendable {
        case member(String)
        case element(Int)
    }

    package init(json: JSON, omissions: [Omission] = []) {
        self.json = json
        self.omissions = omissions
    }
}
