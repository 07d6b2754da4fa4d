/// A node of a parsed pattern.
indirect enum PatternNode: Sendable {
    case empty
    case scalar(UInt32)
    /// A dot: any scalar but line terminators.
    case any
    case set(ScalarClass)
    case start
    case end
    case boundary(isWanted: Bool)
    case sequence([PatternNode])
    case choice([PatternNode])
    case capture(Int, PatternNode)
    case repetition(PatternNode, minimum: Int, maximum: Int?, isGreedy: Bool)
    case look(PatternNode, isAhead: Bool, isWanted: Bool)
    case backreference(Int)
}
