/// A parsed document from which invalid or too large parts were omitted.
package struct JSONPage: Hashable, Sendable {
    /// The document, with null in place of an omitted member. An omitted row keeps only the plain members (short texts,
    /// numbers, Booleans) before the fault.
    package let json: JSON
    /// The omissions, in the order of the text.
    package let omissions: [Omission]

    /// A part of a document that was omitted.
    package struct Omission: Hashable, Sendable {
        /// The path from the document to the part.
        package let path: [Step]
        /// The reason, such as `nested deeper than 64`.
        package let reason: String

        /// Creates an omission.
        package init(path: [Step], reason: String) {
            self.path = path
            self.reason = reason
        }
    }

    /// A step of a path into a container.
    package enum Step: Hashable, Sendable {
        case member(String)
        case element(Int)
    }

    /// Creates a page.
    package init(json: JSON, omissions: [Omission] = []) {
        self.json = json
        self.omissions = omissions
    }
}
