// To be deleted: the reader of part INP takes the answers.
extension CursesScreen {
    func takeAnswers(_ batch: inout [KeyDecoder.Raw]) {
        let answer: [KeyDecoder.Raw] = [.byte(0x1B), .byte(0x5B), .byte(0x30), .byte(0x6E)]
        var index = 0
        while index + 4 <= batch.count {
            if Array(batch[index..<(index + 4)]) == answer {
                batch.removeSubrange(index..<(index + 4))
                acknowledged()
            } else {
                index += 1
            }
        }
    }
}
