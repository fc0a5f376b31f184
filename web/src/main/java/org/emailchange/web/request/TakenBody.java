package org.emailchange.web.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;

/** A body that is all there. */
final class TakenBody extends ServletInputStream {

    private final ByteArrayInputStream bytes;

    TakenBody(byte[] body) {
        this.bytes = new ByteArrayInputStream(body);
    }

    @Override
    public int read() {
        return bytes.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        return bytes.read(buffer, offset, length);
    }

    @Override
    public boolean isFinished() {
        return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    /** Nothing is ever waited for, so nobody listens. */
    @Override
    public void setReadListener(ReadListener listener) {
        throw new IllegalStateException("the body is here already");
    }
}
