import { describe, expect, test } from 'vitest';
import { holdsWords, matchesIndustry, matchesPlace, matchesText } from './match-text.ts';

describe('words', () => {
  test.each([
    ['food', 'Food and Beverage Manufacturing', true],
    ['manufacturing food', 'Food and Beverage Manufacturing', true],
    ['hai phong', 'Hải Phòng, Vietnam', true],
    ['Man', 'Manchester', false],
    ['manu', 'Manufacturing', false],
    ['facturing', 'Manufacturing', false],
    ['food retail', 'Food and Beverage Manufacturing', false],
    ['', 'Food', false],
    [' - ', 'Food', false],
    ['food', '', false],
  ])('%s in %s: %s', (wanted, text, expected) => {
    expect(matchesText(wanted, text)).toBe(expected);
  });
});

describe('words of a title', () => {
  test.each([
    ['maint', 'head of maintenance', true],
    ['head of main', 'head of maintenance', true],
    ['it', 'head of it', true],
    ['it', 'head of italian sales', false],
    ['ai', 'aid worker', false],
    ['hr', 'hrvatska sales', false],
    ['c', 'chief of staff', false],
    ['c', 'senior c developer', true],
    ['ead', 'head of it', false],
    ['', 'head of it', false],
  ])('%s in %s: %s', (wanted, words, expected) => {
    expect(holdsWords(words, wanted)).toBe(expected);
  });
});

describe('places', () => {
  test.each([
    // As written, in another spelling, in part.
    ['hai phong', 'Hải Phòng, Vietnam'],
    ['Hải Phòng', 'Haiphong, Vietnam'],
    ['Hà Nội', 'Hanoi Capital Region'],
    ['TP. Hồ Chí Minh', 'Ho Chi Minh City, Vietnam'],
    ['Sài Gòn', 'Quận 1, TP.HCM'],
    ['Quận 7', 'Quận 7, Thành phố Hồ Chí Minh'],
    ['Munich', 'Greater Munich Metropolitan Area'],
    ['München', 'Munich, Bavaria, Germany'],
    ['New York', 'New York City Metropolitan Area'],
    ['Oberhausen', 'Oberhausen, Deutschland'],
    ['Cambridge, UK', 'Cambridge, England, United Kingdom'],
    // Countries by what lies in them, and by their names in other languages.
    ['Việt Nam', 'Da Nang City'],
    ['Vietnam', 'Biên Hòa, Đồng Nai'],
    ['UK', 'London Area, United Kingdom'],
    ['United Kingdom', 'Edinburgh, Scotland'],
    ['Großbritannien', 'Manchester'],
    ['USA', 'San Francisco Bay Area'],
    ['US', 'Austin, TX'],
    ['Mỹ', 'Boston, Massachusetts, United States'],
    ['Germany', 'Berlin, Deutschland'],
    ['Germany', 'Munich, Đức'],
    ['Allemagne', 'Hamburg, Germany'],
    ['Brasil', 'São Paulo, Brazil'],
    ['Korea', 'Seoul, South Korea'],
    // Regions.
    ['miền Nam', 'Bình Dương, Việt Nam'],
    ['Southern Vietnam', 'Cần Thơ'],
    ['Miền Bắc', 'Hà Nội, Việt Nam'],
    ['miền Trung', 'Đà Lạt, Lâm Đồng'],
    ['Mekong Delta', 'Mỹ Tho, Tiền Giang'],
    ['DACH', 'Zürich, Switzerland'],
    ['Nordics', 'Malmö, Sweden'],
    ['Benelux', 'Rotterdam, Netherlands'],
    ['EU', 'Lyon, France'],
    ['Europe', 'Kyiv, Ukraine'],
    ['Europe', 'Nordics'],
    ['Đông Nam Á', 'Jakarta, Indonesia'],
    ['ASEAN', 'Bangkok, Thailand'],
    ['APAC', 'Sydney, Australia'],
    ['EMEA', 'Dubai, United Arab Emirates'],
    ['LATAM', 'Bogotá, Colombia'],
    ['South America', 'Lima, Peru'],
    // As Germans write without their letters, and larger cities that stand alone.
    ['Munich', 'Muenchen'],
    ['Düsseldorf', 'Duesseldorf, Germany'],
    ['Zürich', 'Zuerich, Schweiz'],
    ['Germany', 'Nuernberg'],
    ['Germany', 'Bonn'],
    ['France', 'Strasbourg'],
    ['Italy', 'Bologna'],
    // More than one place.
    ['Germany', 'Germany, Austria, Switzerland'],
    ['Vietnam', 'Hanoi / Singapore'],
    ['UK', 'London / New York'],
    ['Canada', 'Canada, London'],
    ['New York', 'Jamaica, New York'],
  ])('%s holds %s', (wanted, location) => {
    expect(matchesPlace(wanted, location)).toBe(true);
  });

  test.each([
    ['Nam', 'Vietnam'],
    ['Nam', 'Việt Nam'],
    ['Nam', 'Hà Nam, Việt Nam'],
    ['Miền Nam', 'Hà Nội, Việt Nam'],
    ['Miền Nam', 'Việt Nam'],
    ['Man', 'Manchester, England'],
    ['York', 'New York, United States'],
    ['New York', 'York, England, United Kingdom'],
    ['Oman', 'Bucharest, Romania'],
    ['Niger', 'Lagos, Nigeria'],
    ['India', 'Indiana, United States'],
    ['Mexico', 'Albuquerque, New Mexico, United States'],
    ['Ireland', 'Belfast, Northern Ireland, United Kingdom'],
    ['Austria', 'Australia'],
    ['Germany', 'Thủ Đức, Hồ Chí Minh'],
    ['USA', 'Mỹ Tho'],
    ['Bavaria', 'Hamburg, Germany'],
    ['Scotland', 'London, England, United Kingdom'],
    ['France', 'Paris, Texas, United States'],
    ['London', 'London, Ontario, Canada'],
    ['Iceland', 'Long Island, New York'],
    ['EU', 'London, United Kingdom'],
    ['Europe', 'EMEA'],
    ['DACH', 'Europe'],
    // Names of countries that are within other names, or name a town.
    ['South Korea', 'Pyongyang, North Korea'],
    ['Guinea', 'Port Moresby, Papua New Guinea'],
    ['Guinea', 'Malabo, Equatorial Guinea'],
    ['China', 'South China Sea'],
    ['Netherlands', 'Holland, Michigan, United States'],
    ['Netherlands', 'Holland, Michigan'],
    ['Mexico', 'Mexico, Pampanga, Philippines'],
    ['Peru', 'Peru, Indiana, United States'],
    ['Lebanon', 'Lebanon, New Hampshire'],
    ['UK', 'Birmingham, Alabama'],
    ['England', 'New England, United States'],
    ['California', 'Baja California, Mexico'],
    ['Hanoi', 'Vietnam'],
    ['Quận 7', 'Quận 1, TP.HCM'],
    ['Vietnam', ''],
    ['', 'Vietnam'],
    [',', 'Vietnam'],
  ])('%s does not hold %s', (wanted, location) => {
    expect(matchesPlace(wanted, location)).toBe(false);
  });
});

describe('industries', () => {
  test.each([
    ['software', 'Software Development'],
    ['phần mềm', 'Software Development'],
    ['Logiciels', 'Software Development'],
    ['software development', 'Phát triển phần mềm'],
    ['technology', 'Software Development'],
    ['IT', 'IT Services and IT Consulting'],
    ['food', 'Food and Beverage Manufacturing'],
    ['Food and Beverage Manufacturing', 'Thực phẩm và đồ uống'],
    ['sản xuất', 'Plastics Manufacturing'],
    ['manufacturing', 'Machinery'],
    ['thực phẩm', 'Lebensmittelproduktion'],
    ['logistics', 'Transportation, Logistics, Supply Chain and Storage'],
    ['kho vận', 'Warehousing and Storage'],
    ['vận tải', 'Truck Transportation'],
    ['finance', 'Banking'],
    ['Versicherung', 'Insurance'],
    ['construcción', 'Xây dựng'],
    ['dược phẩm', 'Pharmaceutical Manufacturing'],
    ['bất động sản', 'Real Estate'],
    ['food', 'Food and Beverage Services'],
    ['logistic', 'Logistics'],
    ['Bank', 'Banking'],
    ['Care', 'Nursing Homes and Residential Care Facilities'],
    ['homes', 'Nursing home'],
    ['Utility', 'Utilities'],
    ['Law', 'Law Practice'],
    ['oil and gas', 'Oil, Gas, and Mining'],
    ['Wood', 'Chế biến gỗ'],
    ['furniture', 'Đồ gỗ'],
    ['agri', 'Agriculture'],
  ])('%s holds %s', (wanted, industry) => {
    expect(matchesIndustry(wanted, industry)).toBe(true);
  });

  test.each([
    ['software', 'Food and Beverage Manufacturing'],
    ['banking', 'Financial Services'],
    ['food', 'Manufacturing'],
    ['food retail', 'Food and Beverage Manufacturing'],
    ['IT', 'Italian Restaurants'],
    ['wood', 'Go-to-market Consulting'],
    ['', 'Banking'],
    ['services', 'Banking'],
    ['software', ''],
    ['Bank', 'Bankruptcy law'],
    ['Banking', 'Food bank'],
    ['Care', 'Career services'],
    ['Media', 'Mediation'],
    ['Waste', 'Wasteland'],
    ['Oil and Gas', 'Olive oil production'],
    ['Law', 'Law Enforcement'],
    ['Hospitals', 'Hospitality'],
    ['Mining', 'Data mining'],
  ])('%s does not hold %s', (wanted, industry) => {
    expect(matchesIndustry(wanted, industry)).toBe(false);
  });
});
