package org.giaoban.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.giaoban.model.OperatorError;

/**
 * The seal of an office: a key and its certificate, with which copies of documents are signed (PAdES, ETSI EN 319 142-1,
 * level B-B). A seal is invisible and adds to the end of a file; the bytes before it stay as they are.
 */
public final class Seal {

    private static final Map<String, String> ALGORITHMS = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");

    /** Room for the signature without certificates, in bytes. */
    private static final int SIGNATURE_ROOM = 8192;

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    private Seal(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = chain;
    }

    /**
     * Reads the first key of a PKCS#12 file and its certificates.
     *
     * @param shown what messages call the file
     * @throws OperatorError if the file is missing, the password does not fit, or there is no such key
     */
    public static Seal read(Path file, String shown, String password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key
                        && ALGORITHMS.containsKey(key.getAlgorithm())) {
                    List<X509Certificate> chain = new ArrayList<>();
                    for (Certificate each : store.getCertificateChain(alias)) {
                        chain.add((X509Certificate) each);
                    }
                    return new Seal(key, chain);
                }
            }
            throw new OperatorError("seal-no-key", shown);
        } catch (NoSuchFileException e) {
            throw new OperatorError("seal-no-file", shown);
        } catch (IOException | GeneralSecurityException e) {
            throw new OperatorError("seal-password", shown);
        }
    }

    /** Returns to whom the certificate was issued. */
    public String name() {
        return name(chain.get(0));
    }

    static String name(X509Certificate certificate) {
        try {
            X500Name subject = new JcaX509CertificateHolder(certificate).getSubject();
            RDN[] names = subject.getRDNs(BCStyle.CN);
            return names.length == 0
                    ? subject.toString()
                    : IETFUtils.valueToString(names[0].getFirst().getValue());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns when the certificate ends. */
    public Instant until() {
        return chain.get(0).getNotAfter().toInstant();
    }

    /** True if the certificate holds at a time. */
    public boolean holds(Instant time) {
        return !time.isBefore(chain.get(0).getNotBefore().toInstant()) && !time.isAfter(until());
    }

    /**
     * Returns the sealed copy of a PDF.
     *
     * @param time said to be the time of sealing
     */
    public byte[] seal(byte[] pdf, ZonedDateTime time) {
        try (PDDocument document = Loader.loadPDF(pdf);
                SignatureOptions options = new SignatureOptions()) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
            signature.setName(name());
            signature.setSignDate(GregorianCalendar.from(time));
            document.setDocumentId(time.toInstant().toEpochMilli());
            options.setPreferredSignatureSize(room());
            document.addSignature(signature, content -> sign(content.readAllBytes()), options);
            ByteArrayOutputStream sealed = new ByteArrayOutputStream();
            document.saveIncremental(sealed);
            return sealed.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int room() {
        try {
            int room = SIGNATURE_ROOM;
            for (X509Certificate each : chain) {
                room += each.getEncoded().length;
            }
            return room;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the signature as CMS. A PAdES signature has no time among its attributes. */
    private byte[] sign(byte[] content) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(chain.get(0).getEncoded());
            AttributeTable own = new AttributeTable(new Attribute(
                    PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                    new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash)))));
            DefaultSignedAttributeTableGenerator usual = new DefaultSignedAttributeTableGenerator(own);
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
                            new JcaDigestCalculatorProviderBuilder().build())
                    .setSignedAttributeGenerator(
                            given -> usual.getAttributes(given).remove(CMSAttributes.signingTime))
                    .build(new JcaContentSignerBuilder(ALGORITHMS.get(key.getAlgorithm())).build(key), chain.get(0)));
            generator.addCertificates(new JcaCertStore(chain));
            return generator
                    .generate(new CMSProcessableByteArray(content), false)
                    .toASN1Structure()
                    .getEncoded(ASN1Encoding.DER);
        } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
