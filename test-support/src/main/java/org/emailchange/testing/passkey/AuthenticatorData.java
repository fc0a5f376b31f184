package org.emailchange.testing.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPublicKey;
import java.util.HexFormat;

/** What a device says under its signature, in the octets of WebAuthn. */
record AuthenticatorData(String party, boolean verified, long counter) {

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;
    private static final int HEAD = 37;
    private static final int AAGUID = 16;
    private static final int COORDINATE = 32;

    byte[] octets() {
        return head(0, 0).array();
    }

    /** With the new key in it, as an attestation that attests nothing. */
    byte[] attested(byte[] id, ECPublicKey key) {
        var cose = cose(key);
        var data = head(ATTESTED, AAGUID + Short.BYTES + id.length + cose.length)
                .put(new byte[AAGUID])
                .putShort((short) id.length)
                .put(id)
                .put(cose)
                .array();
        // CBOR: {"fmt": "none", "attStmt": {}, "authData": data}
        var open = HexFormat.of().parseHex("a363666d74646e6f6e656761747453746d74a06861757468446174615800");
        open[open.length - 1] = (byte) data.length;
        return ByteBuffer.allocate(open.length + data.length)
                .put(open)
                .put(data)
                .array();
    }

    private ByteBuffer head(int flags, int more) {
        return ByteBuffer.allocate(HEAD + more)
                .put(sha256(party.getBytes(UTF_8)))
                .put((byte) (PRESENT | (verified ? VERIFIED : 0) | flags))
                .putInt((int) counter);
    }

    /** CBOR: {kty: EC2, alg: ES256, crv: P-256, x, y}. */
    private static byte[] cose(ECPublicKey key) {
        var point = key.getW();
        return ByteBuffer.allocate(13 + 2 * COORDINATE)
                .put(HexFormat.of().parseHex("a5010203262001215820"))
                .put(coordinate(point.getAffineX().toByteArray()))
                .put(HexFormat.of().parseHex("225820"))
                .put(coordinate(point.getAffineY().toByteArray()))
                .array();
    }

    private static byte[] coordinate(byte[] number) {
        var octets = new byte[COORDINATE];
        var length = Math.min(number.length, COORDINATE);
        System.arraycopy(number, number.length - length, octets, COORDINATE - length, length);
        return octets;
    }

    static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
