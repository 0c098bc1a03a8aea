package org.solutionpool.taxonomy;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps a scheme in the table by its code, as it stands in addresses and files. */
@Converter
public class SchemeCode implements AttributeConverter<Scheme, String> {

    @Override
    public String convertToDatabaseColumn(Scheme scheme) {
        return scheme.code();
    }

    @Override
    public Scheme convertToEntityAttribute(String code) {
        return Scheme.ofCode(code).orElseThrow();
    }
}
