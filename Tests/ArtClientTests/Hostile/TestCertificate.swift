import NIOSSL

/// A test fixture: a self-signed certificate for `files.example`, `proxied.example` and `localhost`
/// that is valid until the next century, with its key. Only tests that say so trust it.
enum TestCertificate {
    static func certificate() throws -> NIOSSLCertificate {
        try NIOSSLCertificate(bytes: Array(certificateText.utf8), format: .pem)
    }

    static func serverContext() throws -> NIOSSLContext {
        try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: [.certificate(try certificate())],
                privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(keyText.utf8), format: .pem))))
    }

    private static let certificateText = """
        -----BEGIN CERTIFICATE-----
        MIIByTCCAW+gAwIBAgIUC8/dmH83STCXMt+2VUW+U4GJKoowCgYIKoZIzj0EAwIw
        HTEbMBkGA1UEAwwSRWFzZWwgdGVzdCBmaXh0dXJlMCAXDTI2MTEyMjA3NDIzN1oY
        DzIxMjYxMDI5MDc0MjM3WjAdMRswGQYDVQQDDBJFYXNlbCB0ZXN0IGZpeHR1cmUw
        WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATXP71QtWvKPahozz072udBlP3BagAM
        aB1XSAQFO+Ps7bu1asblA3hcKuaWyJnAosZNYvGpfuyxOBc/YDVFE5tmo4GKMIGH
        MB0GA1UdDgQWBBTXWX8Wh0SezqAR8QTqHlHofsMOfzAfBgNVHSMEGDAWgBTXWX8W
        h0SezqAR8QTqHlHofsMOfzAPBgNVHRMBAf8EBTADAQH/MDQGA1UdEQQtMCuCDWZp
        bGVzLmV4YW1wbGWCD3Byb3hpZWQuZXhhbXBsZYIJbG9jYWxob3N0MAoGCCqGSM49
        BAMCA0gAMEUCIQDKuoZs8Xu78qzr3nP9z016oCE5/y1RZZnolvbt7IMOTgIgFnqa
        4cIEztCvFZPaCjdVK95gqzeOC3T9Du2A/hdGHeA=
        -----END CERTIFICATE-----
        """

    private static let keyText = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg2Mz5ywK2DWAxyDaw
        m1OY+gaE/UVj8DgzMp2j7LRGvMWhRANCAATXP71QtWvKPahozz072udBlP3BagAM
        aB1XSAQFO+Ps7bu1asblA3hcKuaWyJnAosZNYvGpfuyxOBc/YDVFE5tm
        -----END PRIVATE KEY-----
        """
}
