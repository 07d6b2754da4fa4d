/// Header fields of an answer, looked up without regard to case (RFC 9110, section 5.1).
package struct HeaderFields: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    private var values: [String: String] = [:]

    /// Fields from pairs; of a name that comes twice the first value is kept.
    package init(_ fields: some Sequence<(String, String)>) {
        for (name, value) in fields where values[name.lowercased()] == nil { values[name.lowercased()] = value }
    }

    package init(dictionaryLiteral elements: (String, String)...) { self.init(elements) }

    /// The value of the field `name`.
    package subscript(name: String) -> String? { values[name.lowercased()] }
}

/// A whole answer.
package struct TransportResponse: Sendable {
    package let status: Int
    package let headers: HeaderFields
    package let body: [UInt8]

    package init(status: Int, headers: HeaderFields = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// An answer whose body is still coming.
package struct TransportStream: Sendable {
    package let status: Int
    package let headers: HeaderFields
    package let body: TransportBody

    package init(status: Int, headers: HeaderFields = [:], body: TransportBody) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
