import JSON
import Domain

/// Parses a service's error response.
///
/// The code decides, then the message, then the status: artinstring documents stable codes, Antekirt only messages. For
/// a request that spends, a response counts as a refusal only if it cannot be anything else.
struct ErrorReader: Sendable {
    let service: Service
    let isSpending: Bool
    let redaction: Redaction

    func read(_ response: TransportResponse) -> ClientError {
        let json = try? JSONParser.parse(response.body)
        let body = json?.object == nil ? nil : json
        let code = (body?["error"]?.string ?? body?["error"]?["code"]?.string ?? body?["code"]?.string)
            .map { redaction.text($0, limit: 100) }
        let words = Self.words(in: body).map { redaction.text($0) }
        let status = response.status
        let kind =
            isSpending && !isRefusal(status, code: code, hasBody: body != nil)
            ? .outcomeUnknown(reason: Self.reason(status)) : kind(status, code: code, words: words, body: body)
        return ClientError(
            kind, service: service, status: status, code: code, message: words,
            retryAfter: RetryAfter.read(response.headers, body), isSpending: isSpending)
    }

    /// Returns true when a response to a POST proves that nothing was accepted.
    private func isRefusal(_ status: Int, code: String?, hasBody: Bool) -> Bool {
        switch status {
        case 401, 429: true
        // The timeout of a gateway says nothing about what happened behind it.
        case 408, 425, 499: false
        // A page of HTML may come from any machine in between.
        case 400..<500: hasBody
        case 502: code == "enqueue_failed"
        default: false
        }
    }

    private func kind(_ status: Int, code: String?, words: String?, body: JSON?) -> ClientError.Kind {
        switch code {
        case "unauthorized": return .notAuthorized
        case "invalid_body":
            return .invalidBody(fields: fields(body?["fieldErrors"] ?? body?["issues"] ?? body?["errors"]))
        case "missing_variables": return .missingVariables(names(body?["variables"]))
        case "missing_provider_key": return .missingProviderKey(provider: word(body, "provider"))
        case "tier_required":
            return .tierRequired((word(body, "tier") ?? word(body, "tierRequired")).map(Tier.init(rawValue:)))
        case "quota_exceeded", "over_quota":
            return .quotaExhausted(
                modality: word(body, "modality").map(Modality.init(rawValue:)), used: body?.count("used"),
                limit: body?.count("limit"))
        case "insufficient_credits": return .creditsExhausted
        case "rate_limited": return .rateLimited
        case "prompt_not_found", "not_found": return .notFound
        case "enqueue_failed": return .notEnqueued
        case let code? where code.hasPrefix("invalid_") && (status == 400 || status == 422):
            return .invalidParameter(allowed: names(body?["allowed"]))
        default:
            // The status is sufficient; messages distinguish kinds of 400 and 404.
            let isPlain = [401, 402, 403].contains(status) && service == .antekirt || status == 401 || status >= 500
            return isPlain ? byStatus(status) : byMessage(words) ?? byStatus(status)
        }
    }

    /// The kind for one of Antekirt's messages ("Common errors").
    private func byMessage(_ words: String?) -> ClientError.Kind? {
        guard let words, !words.isEmpty else { return nil }
        let lower = words.lowercased()
        if lower.contains("invalid api key") { return .notAuthorized }
        if lower.contains("insufficient credits") { return .creditsExhausted }
        if lower.contains("not yet completed") { return .notReady }
        for line in words.split(separator: "\n") {
            let name = line.prefix { $0 != " " }
            if name.hasPrefix("body."), name.count > 5 {
                return .invalidBody(fields: [String(name.dropFirst(5)): [String(line)]])
            }
            if name.hasPrefix("params.") || name.hasPrefix("query.") { return .invalidParameter(allowed: []) }
        }
        if lower.contains("not found") { return .notFound }
        return nil
    }

    private func byStatus(_ status: Int) -> ClientError.Kind {
        switch status {
        case 401: .notAuthorized
        case 402: service == .antekirt ? .creditsExhausted : .refused
        case 403: .forbidden
        case 404, 410: .notFound
        case 429: .rateLimited
        case 408, 425, 499, 500...: .unavailable(reason: Self.reason(status))
        case 400..<500: .refused
        default: .invalidResponse(reason: Self.reason(status))
        }
    }

    private static func reason(_ status: Int) -> String {
        switch status {
        case 300..<400: "redirect not followed (HTTP \(status))"
        case 100..<300: "unexpected HTTP \(status)"
        default: "HTTP \(status)"
        }
    }

    /// The messages of a body, one per line: Antekirt's `messages`, and the usual alternatives.
    private static func words(in body: JSON?) -> String? {
        var lines = body?["messages"]?.array?.compactMap { $0["message"]?.lenientString ?? $0.string } ?? []
        if lines.isEmpty {
            lines = [body?["message"], body?["error"]?["message"], body?["detail"]].compactMap { $0?.string }
        }
        return lines.isEmpty ? nil : lines.prefix(20).joined(separator: "\n")
    }

    private func word(_ body: JSON?, _ name: String) -> String? {
        body?[name]?.string.map { redaction.text($0, limit: 100) }
    }

    /// The names in a list of strings, a list of objects with a name, or an object's members.
    private func names(_ json: JSON?) -> [String] {
        let names =
            json?.array?.compactMap { $0.string ?? $0["name"]?.string ?? $0["key"]?.string } ?? json?.object?.names
            ?? json?.string.map { [$0] } ?? []
        return names.prefix(100).map { redaction.text($0, limit: 100) }
    }

    /// The messages by field: from field to text, field to texts, nested objects, or a list of Zod issues.
    private func fields(_ json: JSON?) -> [String: [String]] {
        var found: [String: [String]] = [:]
        func add(_ path: String, _ text: String) {
            // A prompt's variables are inside `vars`, but a form has them by their own names.
            let path = path.hasPrefix("vars.") ? String(path.dropFirst(5)) : path
            guard found.count < 100 || found[path] != nil else { return }
            found[redaction.text(path, limit: 100), default: []].append(redaction.text(text))
        }
        func walk(_ json: JSON, _ path: String) {
            switch json {
            case .string(let text): add(path, text)
            case .array(let elements):
                for element in elements {
                    if let message = element["message"]?.lenientString {
                        let steps = element["path"]?.array?.compactMap(\.lenientString) ?? []
                        let below = element["path"]?.string ?? element["field"]?.string ?? steps.joined(separator: ".")
                        add([path, below].filter { !$0.isEmpty }.joined(separator: "."), message)
                    } else {
                        walk(element, path)
                    }
                }
            case .object(let object):
                for (name, value) in object {
                    // Zod's flatten() and treeifyError() use these names for lists.
                    let isWrapper = ["_errors", "errors", "fieldErrors", "formErrors", "properties"].contains(name)
                    walk(value, isWrapper || path.isEmpty ? (isWrapper ? path : name) : path + "." + name)
                }
            default: break
            }
        }
        if let json { walk(json, "") }
        return found
    }
}
