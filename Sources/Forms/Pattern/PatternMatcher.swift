/// A backtracking matcher for a pattern's program, with a stack of its own and a limit of steps.
struct PatternMatcher {
    private enum Entry {
        /// An alternative to continue with.
        case retry(place: Int, position: Int)
        /// The value of a register before it was overwritten.
        case restore(register: Int, value: Int)
    }

    private let program: PatternProgram
    private let text: [UInt32]
    private(set) var steps: Int
    private var registers: [Int]
    /// The visited pairs of instruction and position, as bits: what failed there once fails again, so that no pattern
    /// takes longer than its length times the text's. Empty until a search has taken a while.
    private var tried: [UInt64] = []
    private let memoStart: Int
    private static let stepsWithoutMemo = 2000
    private static let maxMemoBits = 1 << 22

    init(program: PatternProgram, text: [UInt32], steps: Int) {
        self.program = program
        self.text = text
        self.steps = steps
        registers = Array(repeating: -1, count: program.registerCount)
        // With backreferences, the result also depends on the captured groups.
        let fits = program.instructions.count * (text.count + 1) <= Self.maxMemoBits
        memoStart = fits && !program.refersBack ? steps - Self.stepsWithoutMemo : .min
    }

    /// Returns the result of a search from every position.
    mutating func search() -> ECMAPattern.Verdict {
        let last = program.isAnchored ? 0 : text.count
        for start in 0...last {
            if run(from: 0, at: start, endingAt: nil, isWhole: true) { return .matches }
            if steps <= 0 { return .undecided }
        }
        return .fails
    }

    /// Returns true if the instructions from `first` on match at `start`, up to `endingAt` where that is given.
    ///
    /// - `isWhole`: True for the pattern itself, false for a lookaround: only in the former a visited pair has
    ///   failed.
    private mutating func run(from first: Int, at start: Int, endingAt: Int?, isWhole: Bool = false) -> Bool {
        var stack: [Entry] = []
        var place = first
        var position = start
        while steps > 0 {
            steps -= 1
            var isGoing = false
            switch program.instructions[place] {
            case .match:
                if endingAt == nil || endingAt == position { return true }
            case .split(let one, let other):
                if isWhole, steps < memoStart, !mark(place, position) { break }
                stack.append(.retry(place: other, position: position))
                place = one
                continue
            case .jump(let target):
                place = target
                continue
            case .save(let register):
                stack.append(.restore(register: register, value: registers[register]))
                registers[register] = position
                isGoing = true
            case .look(let end, let isAhead, let isWanted):
                if looks(from: place + 1, at: position, isAhead: isAhead) == isWanted, steps > 0 {
                    place = end
                    continue
                }
            case .backreference(let index):
                if let length = repeated(index, at: position) {
                    position += length
                    isGoing = true
                }
            case .start: isGoing = position == 0
            case .end: isGoing = position == text.count
            case .boundary(let isWanted): isGoing = isBoundary(position) == isWanted
            case .advance(let register): isGoing = registers[register] != position
            case .scalar(let value): isGoing = pass(&position) { $0 == value }
            case .any: isGoing = pass(&position) { !ScalarClass.isLineEnd($0) }
            case .set(let set): isGoing = pass(&position) { set.contains($0) }
            }
            if isGoing {
                place += 1
            } else if !back(&stack, &place, &position) {
                return false
            }
        }
        return false
    }

    /// Marks the pair of `place` and `position` as visited; returns false where it was before.
    private mutating func mark(_ place: Int, _ position: Int) -> Bool {
        if tried.isEmpty {
            tried = Array(repeating: 0, count: program.instructions.count * (text.count + 1) / 64 + 1)
        }
        let (word, bit) = (place * (text.count + 1) + position).quotientAndRemainder(dividingBy: 64)
        guard tried[word] & (1 << UInt64(bit)) == 0 else { return false }
        tried[word] |= 1 << UInt64(bit)
        return true
    }

    /// Advances past a scalar that belongs; returns false otherwise.
    private func pass(_ position: inout Int, _ belongs: (UInt32) -> Bool) -> Bool {
        guard position < text.count, belongs(text[position]) else { return false }
        position += 1
        return true
    }

    /// Backtracks to the last alternative; returns false where there is none.
    private mutating func back(_ stack: inout [Entry], _ place: inout Int, _ position: inout Int) -> Bool {
        while let entry = stack.popLast() {
            switch entry {
            case .restore(let register, let value): registers[register] = value
            case .retry(let other, let earlier):
                place = other
                position = earlier
                return true
            }
        }
        return false
    }

    /// Returns true if a lookahead or lookbehind matches at `position`.
    private mutating func looks(from first: Int, at position: Int, isAhead: Bool) -> Bool {
        if isAhead { return run(from: first, at: position, endingAt: nil) }
        for start in (0...position).reversed() where run(from: first, at: start, endingAt: position) { return true }
        return false
    }

    /// Returns the length of a group's text where it repeats at `position`; nil where it does not.
    private func repeated(_ index: Int, at position: Int) -> Int? {
        let (start, end) = (registers[2 * index], registers[2 * index + 1])
        // A group that has not matched refers to the empty text (ECMA-262, BackreferenceMatcher).
        guard start >= 0, end >= start else { return 0 }
        let length = end - start
        guard position + length <= text.count, text[start..<end] == text[position..<position + length] else {
            return nil
        }
        return length
    }

    private func isBoundary(_ position: Int) -> Bool {
        let before = position > 0 && ScalarClass.isWord(text[position - 1])
        let after = position < text.count && ScalarClass.isWord(text[position])
        return before != after
    }
}
