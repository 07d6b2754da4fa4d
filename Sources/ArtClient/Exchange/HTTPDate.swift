package import Domain

extension Timestamp {
    /// Parses an HTTP date in any of the three forms that a recipient must accept (RFC 9110, section 5.6.7): `Sun, 06
    /// Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`.
    package init?(httpDate text: String) {
        let parts = text.split { $0 == " " || $0 == "-" }.map(String.init)
        guard parts.count == (parts.first?.hasSuffix(",") == true ? 6 : 5) else { return nil }
        let isAsctime = parts.count == 5
        let day = isAsctime ? parts[2] : parts[1]
        let year = isAsctime ? parts[4] : parts[3]
        let time = isAsctime ? parts[3] : parts[4]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard isAsctime || parts[5] == "GMT",
            let month = months.firstIndex(of: isAsctime ? parts[1] : parts[2])
        else { return nil }
        func padded(_ digits: String) -> String { digits.utf8.count == 1 ? "0" + digits : digits }
        // Two digits mean this century, or the last where that would be far ahead: no server sends old dates.
        let century = year.utf8.count == 2 ? (year < "70" ? "20" : "19") : ""
        self.init(rfc3339: "\(century)\(year)-\(padded("\(month + 1)"))-\(padded(day))T\(time)Z")
    }
}
