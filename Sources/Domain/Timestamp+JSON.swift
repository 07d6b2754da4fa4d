package import JSON

extension Timestamp {
    /// Reads a moment as services write it: text by `init(iso8601:)`, or the time since 1970 as a number or as text.
    /// nil where it cannot be read, or is ambiguous.
    package init?(lenient json: JSON) {
        switch json {
        case .string(let text):
            if let moment = Timestamp(iso8601: text) {
                self = moment
            } else if let number = JSONNumber(lexeme: text), let moment = Timestamp(sinceEpoch: number) {
                self = moment
            } else {
                return nil
            }
        case .number(let number):
            guard let moment = Timestamp(sinceEpoch: number) else { return nil }
            self = moment
        default: return nil
        }
    }

    /// Reads seconds, milliseconds, microseconds or nanoseconds since 1970. The unit follows from the size: between
    /// 1973 and 2286 no two units share a number; beyond, they are ambiguous. `Int64.max` is no moment.
    private init?(sinceEpoch number: JSONNumber) {
        let value = number.double
        switch value {
        case 1e8..<1e10: self.init(milliseconds: Int64(value * 1e3))
        case 1e11..<1e13: self.init(milliseconds: Int64(value))
        case 1e14..<1e16: self.init(milliseconds: Int64(value / 1e3))
        case 1e17..<9e18: self.init(milliseconds: Int64(value / 1e6))
        default: return nil
        }
    }
}
