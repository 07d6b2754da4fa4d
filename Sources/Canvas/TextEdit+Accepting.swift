extension TextEdit {
    /// Returns the number of characters that editing removes from `text` because they must not be drawn.
    package static func dropCount(of text: String) -> Int {
        text.unicodeScalars.count { scalar in
            switch scalar.value {
            case 0x09...0x0D, 0x85, 0x2028, 0x2029, 0x200C...0x200D: false
            default: scalar.isForbidden
            }
        }
    }

    /// Returns the editable form of `text`: line ends as line feeds, or as spaces in a single line, without characters
    /// that must not be drawn.
    static func accepted(_ text: String, multiline: Bool) -> String {
        var text = text
        text.makeContiguousUTF8()
        // Most texts are plain, and need no second copy.
        if text.utf8.allSatisfy({ $0 &- 0x20 < 0x5F || multiline && ($0 == 0x0A || $0 == 0x09) }) { return text }
        var accepted = String.UnicodeScalarView()
        accepted.reserveCapacity(text.utf8.count)
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            defer { isAfterReturn = scalar == "\r" }
            switch scalar.value {
            case 0x0A where isAfterReturn: continue
            case 0x0A...0x0D, 0x85, 0x2028, 0x2029: accepted.append(multiline ? "\n" : " ")
            case 0x09: accepted.append(multiline ? "\t" : " ")
            // Several scripts and emoji need joiners.
            case 0x200C...0x200D: accepted.append(scalar)
            default: if !scalar.isForbidden { accepted.append(scalar) }
            }
        }
        return String(accepted)
    }
}
